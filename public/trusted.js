// The page's policy asks for Trusted Types: an address becomes a script or a worker only through here, and only when it lies below the
// page's own folder or was made by the page itself. Text never becomes a script or markup at all: there is no createScript, no createHTML.
if (window.trustedTypes) {
  trustedTypes.createPolicy('default', {
    createScriptURL: function (address) {
      var folder = new URL('./', document.baseURI).href;
      var url = new URL(address, folder).href;
      return url.startsWith(folder) || url.startsWith('blob:') ? url : null;
    },
  });
}

// Before the first paint: the theme that the page around asks for, and a word in place of an empty frame when the rest cannot load.
(function () {
  var theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  addEventListener(
    'error',
    function (event) {
      var place = document.getElementById('embed');
      if (!(event.target instanceof HTMLScriptElement) || place === null) return;
      place.textContent =
        'This embed could not be loaded. In a sandboxed frame it needs a server that sends "Access-Control-Allow-Origin: *".';
      parent.postMessage({ type: 'plimsoll:height', height: 80 }, '*');
    },
    true,
  );
})();

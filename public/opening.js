// Before the first paint: whether the page opens with the first example, whose answer is drawn into it already, or with what a link, an
// address or this device brings. src/playground/opening/ and the styles there read the mark.
try {
  var first = document.currentScript.dataset.example;
  var isFirst = location.hash === '';
  new URLSearchParams(location.search).forEach(function (value, name) {
    if (name === 'view' || (name === 'example' && value !== first)) isFirst = false;
  });
  // Whatever is kept here changes what the page shows, but for these.
  Object.keys(localStorage).forEach(function (key) {
    if (/^plimsoll\.(?!theme$|offline$)/.test(key)) isFirst = false;
  });
  document.documentElement.dataset.opening = isFirst ? 'first' : 'other';
} catch (_) {
  // No storage: nothing is kept.
  document.documentElement.dataset.opening = 'other';
}

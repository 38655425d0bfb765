// Before the first paint, so that a chosen theme does not flash the other one. `?theme=` holds for this visit only.
try {
  var asked = new URLSearchParams(location.search).get('theme');
  var theme = asked === null ? localStorage.getItem('plimsoll.theme') : asked;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (_) {
  // No storage: the system's theme it is.
}

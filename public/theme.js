// Before the first paint, so that a chosen theme does not flash the other one.
try {
  var theme = localStorage.getItem('plimsoll.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (_) {
  // No storage: the system's theme it is.
}

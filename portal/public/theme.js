// Sets the theme that the user chose before the page is drawn, so that it does not flash.
(function () {
  try {
    var theme = localStorage.getItem('formwork.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is blocked: the system's theme is used.
  }
})();

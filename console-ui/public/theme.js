// Runs before the first paint, so that a dark screen never flashes white.
(function () {
  var chosen = localStorage.getItem("huizheng.theme");
  var dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();

"use strict";
(() => {
  // What every page has: the menu on narrow screens, and the choice of light or dark.
  const root = document.documentElement;
  const menu = document.querySelector(".menu");
  const sidebar = document.getElementById("sidebar");
  menu.addEventListener("click", () => {
    const open = sidebar.classList.toggle("open");
    menu.setAttribute("aria-expanded", String(open));
    if (open) sidebar.querySelector("a").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && sidebar.classList.contains("open")) { menu.click(); menu.focus(); }
  });

  // Dark pages: the system decides until the reader does; the choice is kept where storage is allowed.
  const theme = document.querySelector(".theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const show = () => theme.setAttribute("aria-pressed", String(dark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("netralitas-theme", root.dataset.theme); } catch { /* private window */ }
    show();
  });
  system.addEventListener("change", show);
  show();
})();

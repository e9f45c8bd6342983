"use strict";
// What Quarto writes into onclick attributes, which the pages' policy forbids. The same few names as in quarto_page.py.
document.addEventListener("click", (event) => {
  const place = event.target instanceof Element && event.target.closest("[data-nt-action]");
  if (!place) return;
  const action = place.dataset.ntAction;
  if (!["quartoToggleColorScheme", "quartoToggleReader", "quartoToggleHeadroom"].includes(action)) return;
  if (typeof window[action] === "function") window[action]();
  if (place.matches("a")) event.preventDefault();
});

"use strict";
(() => {
  const up = document.body.dataset.up;
  const sidebar = document.getElementById("sidebar");

  // Search: every word must occur; titles weigh more. Words of a section become text nodes, never markup.
  const field = document.getElementById("search");
  const results = document.getElementById("results");
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const index = (window.netralitasSearch || []).map((entry) => ({ ...entry, title: plain(`${entry.c} ${entry.t}`), words: plain(entry.x) }));
  const line = (text) => Object.assign(document.createElement("p"), { textContent: text });
  const snippet = (entry, word) => {
    const small = document.createElement("small");
    const at = entry.words.length === entry.x.length ? entry.words.indexOf(word) : -1;
    if (at < 0) { small.textContent = `${entry.x.slice(0, 90)} …`; return small; }
    const mark = Object.assign(document.createElement("mark"), { textContent: entry.x.slice(at, at + word.length) });
    small.append(at > 40 ? "… " : "", entry.x.slice(Math.max(0, at - 40), at), mark, entry.x.slice(at + word.length, at + word.length + 60), " …");
    return small;
  };
  field.addEventListener("input", () => {
    results.replaceChildren();
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    if (words.join("").length < 2) return;
    const found = index
      .filter((entry) => words.every((word) => entry.title.includes(word) || entry.words.includes(word)))
      .map((entry) => [words.filter((word) => entry.title.includes(word)).length, entry])
      .sort((a, b) => b[0] - a[0]);
    if (!found.length) { results.append(line("Nothing found.")); return; }
    results.append(line(`${found.length} ${found.length === 1 ? "section" : "sections"}`));
    const list = document.createElement("ol");
    for (const [, entry] of found.slice(0, 12)) {
      const link = document.createElement("a");
      link.href = up + entry.h;
      const title = Object.assign(document.createElement("b"), { textContent: entry.t || entry.c });
      link.append(title, snippet(entry, words[0]));
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    results.append(list);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      if (getComputedStyle(sidebar).display === "none") document.querySelector(".menu").click();
      field.focus();
    }
  });

  // The section that is being read is marked in the page's contents.
  const links = new Map([...document.querySelectorAll(".toc a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...document.querySelectorAll("section[id]")].filter((section) => links.has(section.id));
  const mark = () => {
    const passed = headings.filter((section) => section.getBoundingClientRect().top < 120).pop();
    for (const [id, link] of links) link.classList.toggle("here", passed !== undefined && id === passed.id);
  };
  if (headings.length) { addEventListener("scroll", mark, { passive: true }); mark(); }

  // A chart shrinks with the page, but not until its words cannot be read: then its region scrolls.
  const fit = (svg) => {
    const width = svg.viewBox.baseVal ? svg.viewBox.baseVal.width : 0;
    if (width) svg.style.minWidth = `${Math.min(width, 520)}px`;
  };
  for (const chart of document.querySelectorAll(".nt-chart")) {
    chart.querySelectorAll("svg").forEach(fit);
    new MutationObserver(() => chart.querySelectorAll("svg").forEach(fit)).observe(chart, { childList: true, subtree: true });
  }
  // What is wider than the page says that it scrolls.
  const wide = (region) => region.classList.toggle("wide", region.scrollWidth > region.clientWidth + 4);
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => wide(entry.target.closest(".nt-scroll"))));
  for (const region of document.querySelectorAll(".nt-scroll")) {
    watch.observe(region);
    for (const child of region.children) watch.observe(child);
  }
})();

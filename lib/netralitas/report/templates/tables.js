"use strict";
(() => {
  // Long tables: search in all columns, choose by a column's values, sort by a click on its header.
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").trim().toLowerCase();
  const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  const key = (text) => {
    const day = /^(?:(\d{1,2}) )?([a-z]{3}) (\d{4})$/.exec(text);
    if (day) return Number(day[3]) * 10000 + months.indexOf(day[2]) * 100 + Number(day[1] || 0);
    return /^-?[\d,]+(\.\d+)?%?/.test(text) ? parseFloat(text.replace(/,/g, "")) : null;
  };
  const make = (tag, values) => Object.assign(document.createElement(tag), values);
  // So many rows stand at first; the button below shows so many more.
  const PAGE = 50;
  for (const box of document.querySelectorAll(".nt-data:not([data-ready])")) {
    box.dataset.ready = "yes";
    const body = box.querySelector("tbody");
    const rows = [...body.rows].map((row) => ({ row, cells: [...row.cells].map((cell) => plain(cell.textContent)) }));
    const heads = [...box.querySelectorAll("thead th")];
    const bar = make("div", { className: "nt-tools" });
    const search = make("input", { type: "search", placeholder: "Search this table …", spellcheck: false });
    search.setAttribute("aria-label", "Search this table");
    const count = make("span", { className: "nt-count" });
    count.setAttribute("aria-live", "polite");
    const choices = (box.dataset.filters || "").split(",").filter(Boolean).map((at) => {
      const select = make("select", {});
      const name = heads[at].textContent.trim();
      select.setAttribute("aria-label", name);
      select.append(make("option", { value: "", textContent: `${name}: all` }));
      const found = new Map(rows.map(({ row, cells }) => [cells[at], row.cells[at].textContent.trim()]));
      for (const [value, text] of [...found].sort()) select.append(make("option", { value, textContent: text }));
      return [Number(at), select];
    });
    let most = PAGE;
    const more = make("button", { type: "button", className: "tool" });
    const show = () => {
      const words = plain(search.value).split(" ").filter(Boolean);
      let found = 0;
      for (const { row, cells } of rows) {
        const all = cells.join(" ");
        const fits = words.every((word) => all.includes(word)) && choices.every(([at, select]) => !select.value || cells[at] === select.value);
        found += Number(fits);
        row.hidden = !fits || found > most;
      }
      count.textContent = found === rows.length ? `${found} rows` : `${found} of ${rows.length} rows`;
      more.hidden = found <= most;
      more.textContent = `Show ${Math.min(PAGE, found - most)} more of ${found - most}`;
    };
    bar.append(search, ...choices.map(([, select]) => select), count);
    bar.addEventListener("input", () => { most = PAGE; show(); });
    more.addEventListener("click", () => { most += PAGE; show(); });
    // Paper has no button: it gets every row.
    addEventListener("beforeprint", () => { most = rows.length; show(); });
    box.prepend(bar);
    box.append(more);
    heads.forEach((head, at) => {
      const button = make("button", { type: "button", className: "nt-sort", textContent: head.textContent.trim() });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const compare = (a, b) => {
          const [one, two] = [key(a), key(b)];
          return one !== null && two !== null ? one - two : a.localeCompare(b, "id", { numeric: true });
        };
        rows.sort((a, b) => {
          const [one, two] = [a.cells[at], b.cells[at]];
          // What the text does not say stands last, whichever way the rest is sorted.
          if (one === "–" || two === "–") return Number(one === "–") - Number(two === "–");
          return up ? compare(one, two) : compare(two, one);
        });
        body.append(...rows.map(({ row }) => row));
        show();
      });
    });
    show();
  }
})();

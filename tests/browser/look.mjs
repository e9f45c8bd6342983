// Opens pages in Chromium and says what happened there. Input: a JSON file {chromium, site, pages, axe, keyboard, also,
// workers}; `pages` are addresses below `site`, each {path, scheme}. Output: JSON, one entry a page, in their order.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const wanted = JSON.parse(readFileSync(process.argv[2], "utf8"));
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = pathToFileURL(wanted.site).href.replace(/\/?$/, "/");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What another colour scheme can change; everything else is the same elements with the same words.
const COLOURS = ["color-contrast", "link-in-text-block"];

// Under file:// two pages of one folder are strangers to each other: each gets a page of its own.
async function look(context, { path, scheme = "light" }) {
  const page = await context.newPage();
  const seen = { path, scheme, outside: [], dialogs: [], breaches: [], errors: [], violations: [], focus: [] };
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(root) && !url.startsWith("data:")) seen.outside.push(url);
  });
  page.on("requestfailed", (request) => seen.errors.push(`not loaded: ${request.url()}`));
  page.on("dialog", (dialog) => { seen.dialogs.push(dialog.message()); return dialog.dismiss(); });
  page.on("popup", (popup) => seen.outside.push(`popup ${popup.url()}`));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy/i.test(text)) seen.breaches.push(text);
    else if (message.type() === "error") seen.errors.push(text);
  });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  const begun = Date.now();
  await page.goto(root + path, { waitUntil: "load" });
  // Charts draw after loading.
  await page.waitForFunction(() => [...document.querySelectorAll(".nt-chart[id]")].every((one) => one.childElementCount), null, { timeout: 20000 })
    .catch(() => seen.errors.push("a chart was not drawn"));
  seen.milliseconds = Date.now() - begun;
  seen.url = page.url();
  seen.ready = await page.evaluate(() => document.body.dataset.ready ?? null);
  seen.marker = await page.evaluate(() => window.__ran === undefined ? null : String(window.__ran));
  seen.text = wanted.text ? await page.evaluate(() => document.querySelector("main")?.textContent ?? "") : "";
  if (wanted.axe) {
    const rounds = [await audit(page, { type: "tag", values: RULES })];
    if (wanted.also) {
      await page.emulateMedia({ colorScheme: wanted.also, reducedMotion: "reduce" });
      rounds.push(await audit(page, { type: "rule", values: COLOURS }));
    }
    seen.checked = rounds.map((found) => found.passes.length);
    seen.violations = rounds.flatMap((found) => found.violations.map((one) => ({ id: one.id, impact: one.impact, help: one.help, nodes: one.nodes.slice(0, 5).map((node) => `${node.target.join(" ")} :: ${node.html.slice(0, 160)} :: ${node.failureSummary.slice(0, 300)}`) })));
  }
  if (wanted.keyboard) seen.focus = await tabbed(page);
  await page.close();
  return seen;
}

const audit = (page, rules) => page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"], preload: false }), rules);

// Presses Tab through the page: what gets the focus, and whether one sees that it has it.
async function tabbed(page) {
  const all = await page.evaluate(() => {
    const visible = (one) => one.checkVisibility({ visibilityProperty: true });
    const found = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((one) => visible(one) && !one.disabled);
    found.forEach((one, at) => { one.dataset.testAt = at; });
    return found.length;
  });
  const reached = new Set();
  const unseen = [];
  for (let press = 0; press < all + 5; press += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
      return { at: one.dataset.testAt ?? null, ring, what: one.outerHTML.slice(0, 90) };
    });
    if (now.at !== null) { reached.add(now.at); if (!now.ring) unseen.push(now.what); }
  }
  return [{ all, reached: reached.size, unseen }];
}

const browser = await chromium.launch({ executablePath: wanted.chromium, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
try {
  const context = await browser.newContext({ viewport: wanted.viewport ?? { width: 1280, height: 900 } });
  // The marker that a payload would set must be there before anything runs, and axe gets past the pages' policy this way.
  if (wanted.axe) await context.addInitScript({ content: axeSource });
  const out = [];
  const waiting = wanted.pages.map((one, at) => [at, one]);
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) out[next[0]] = await look(context, next[1]);
  };
  await Promise.all(Array.from({ length: wanted.workers ?? 1 }, work));
  process.stdout.write(JSON.stringify(out));
} finally {
  await browser.close();
}

// Does with the report what a reader does, and says what came of it. Input: a JSON file {chromium, site}. Output: JSON,
// one entry a thing done. Every thing begins on a page of its own.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const wanted = JSON.parse(readFileSync(process.argv[2], "utf8"));
const root = pathToFileURL(wanted.site).href.replace(/\/?$/, "/");

async function open(context, path) {
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(root + path, { waitUntil: "load" });
  await page.waitForFunction(() => [...document.querySelectorAll(".nt-chart[id]")].every((one) => one.querySelector("svg")));
  return page;
}

// Where an address leads, below the site.
const place = (page) => decodeURIComponent(page.url().slice(root.length));

// What the page's address points at: its words, its links, and whether a reader sees it and sees that it is meant.
const target = (page) => page.evaluate(() => {
  const one = document.querySelector(":target");
  if (!one) return null;
  const { top, bottom } = one.getBoundingClientRect();
  const plain = one.cloneNode(true);
  plain.removeAttribute("id");
  one.after(plain);
  const marked = getComputedStyle(one).backgroundColor !== getComputedStyle(plain).backgroundColor;
  plain.remove();
  const links = [...one.querySelectorAll("a[href]")].map((link) => link.getAttribute("href"));
  return { words: one.textContent.trim(), links, marked, visible: one.checkVisibility() && bottom > 0 && top < innerHeight };
});

async function press(page, mark) {
  await mark.scrollIntoViewIfNeeded();
  const before = page.url();
  // A drawing's parts lie over each other: the middle of the mark is clicked, as a hand would.
  const box = await mark.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForURL((url) => url.href !== before, { timeout: 5000, waitUntil: "load" });
}

// Drags over the second half of the timeline's overview.
async function brush(context) {
  const page = await open(context, "notebooks/timeline.html");
  const drawing = page.locator("#fig-timeline svg");
  const detail = () => drawing.evaluate((svg) => {
    const axis = svg.querySelector("[aria-label^='X-axis for a time scale']");
    return { axis: axis.getAttribute("aria-label"), marks: svg.querySelector("[class*='concat_1_layer_'].mark-symbol").children.length };
  });
  const before = await detail();
  const overview = drawing.locator(".mark-group.role-scope > g > path.background").first();
  await overview.scrollIntoViewIfNeeded();
  const box = await overview.boundingBox();
  await page.mouse.move(box.x + box.width * 0.55, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 4 });
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(200);
  return { before, after: await detail() };
}

// Points at a region's tile, then clicks it.
async function region(context) {
  const page = await open(context, "notebooks/regions.html");
  const drawing = page.locator("#fig-map svg");
  // Of every tile and shape: its region, and whether it is pale.
  const shown = () => drawing.evaluate((svg) => ["mark-rect", "mark-shape"].map((kind) => {
    const group = [...svg.querySelectorAll(`.${kind}.role-mark`)].find((one) => one.children.length === 27);
    return [...group.children].filter((one) => Number(one.getAttribute("opacity") ?? 1) === 1).map((one) => /Region: ([^;]+)/.exec(one.getAttribute("aria-label"))[1]);
  }));
  const before = await shown();
  const tile = drawing.locator(".mark-rect.role-mark path[aria-label*='Region: Kota Bandung;']");
  await tile.scrollIntoViewIfNeeded();
  const box = await tile.boundingBox();
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.move(box.x + 6, box.y + 6);
  await page.waitForTimeout(200);
  const after = await shown();
  await page.mouse.click(box.x + 6, box.y + 6);
  await page.waitForURL(/pages\/regions\//, { timeout: 5000 });
  return { before: before.map((one) => one.length), after, place: place(page), title: await page.locator("h1").textContent() };
}

// From a dot of the timeline to its sentence.
async function sentence(context) {
  const page = await open(context, "notebooks/timeline.html");
  const mark = page.locator("#fig-timeline .mark-symbol.role-mark path[aria-label*='Told as']").first();
  const when = /When: ([^;]+)/.exec(await mark.getAttribute("aria-label"))[1];
  await press(page, mark);
  return { when, place: place(page), target: await target(page) };
}

// From a bar that is a sum to the row that lists what it counts, and from there to the first article.
async function sum(context) {
  const page = await open(context, "notebooks/statements.html");
  const bar = page.locator("#fig-speakers .mark-rect.role-mark path").first();
  const label = await bar.getAttribute("aria-label");
  await press(page, bar);
  const row = { label, place: place(page), target: await target(page) };
  const link = page.locator("tr:target td:last-child a").first();
  row.reference = (await link.textContent()).trim();
  await link.click();
  await page.waitForURL(/pages\/articles\//, { timeout: 5000 });
  return { ...row, then: place(page), sentence: await target(page) };
}

// Searches a table, and empties the search again.
async function search(context) {
  const page = await open(context, "notebooks/statements.html");
  const table = page.locator("#tbl-statements");
  const rows = () => table.locator("tbody tr:visible").count();
  const all = await rows();
  const button = table.getByRole("button", { name: /^Show \d+ more/ });
  await button.click();
  const more = await rows();
  const speaker = (await table.locator("tbody tr td").nth(1).textContent()).trim();
  await table.getByRole("searchbox").fill(speaker);
  const found = await table.locator("tbody tr:visible").allTextContents();
  const said = await table.locator(".nt-count").textContent();
  await table.getByRole("searchbox").fill("");
  return { all, more, speaker, found, said, again: await rows() };
}

// Downloads a table.
async function download(context) {
  const page = await open(context, "notebooks/data.html");
  const link = page.getByRole("link", { name: "CSV" }).first();
  const [file] = await Promise.all([page.waitForEvent("download", { timeout: 5000 }), link.click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

const browser = await chromium.launch({ executablePath: wanted.chromium, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(8000);
  const out = {};
  for (const one of [brush, region, sentence, sum, search, download]) {
    try {
      out[one.name] = await one(context);
    } catch (error) {
      out[one.name] = { error: String(error) };
    }
  }
  process.stdout.write(JSON.stringify(out));
} finally {
  await browser.close();
}

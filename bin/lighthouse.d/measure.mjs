// Prints a line a page: the four scores, what a reader waits for, and how much HTML comes in the first flight.
import { writeFileSync, mkdirSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const RUNS = 5;
const PAGES = { home: "/", article: "/help/articles/lamp-flickers", search: "/help/search?q=lamp" };
const SCORES = ["performance", "accessibility", "best-practices", "seo"];
const AUDITS = { lcp: "largest-contentful-paint", cls: "cumulative-layout-shift", tbt: "total-blocking-time" };
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const TARGETS = { score: 100, lcp: 1000, cls: 0, flight: 14 };

/** One look at a page. A browser that did not record it looks once more. */
async function look(page, again = true) {
  const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: FLAGS });
  const { lhr } = await lighthouse(page, { port: chrome.port, logLevel: "error" });
  await chrome.kill();
  if (!lhr.runtimeError) return lhr;
  if (again) return look(page, false);
  throw new Error(lhr.runtimeError.message);
}

const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const [address] = process.argv.slice(2);
const found = {};
for (const [name, path] of Object.entries(PAGES)) {
  const runs = [];
  const short = new Set();
  for (let run = 0; run < RUNS; run += 1) {
    const lhr = await look(address + path);
    const scores = SCORES.map((score) => [score, Math.round(lhr.categories[score].score * 100)]);
    runs.push(Object.fromEntries([...scores, ...Object.entries(AUDITS).map(([key, audit]) => [key, lhr.audits[audit].numericValue])]));
    for (const category of SCORES)
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const { score, title, displayValue } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 0.995) short.add(`${category}: ${title} ${displayValue ?? ""}`.trim());
      }
  }
  const html = await (await fetch(address + path, { headers: { "accept-language": "en" } })).text();
  const flight = brotliCompressSync(html).length / 1024;
  const page = Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]));
  found[name] = { ...page, html_kb: Number((html.length / 1024).toFixed(1)), html_br_kb: Number(flight.toFixed(1)) };
  const scores = SCORES.map((score) => `${score} ${page[score]}`).join(", ");
  console.log(`lighthouse: ${name}: ${scores}; LCP ${(page.lcp / 1e3).toFixed(2)} s, CLS ${page.cls.toFixed(3)}, TBT ${page.tbt.toFixed(0)} ms, HTML ${flight.toFixed(1)} kB packed`);
  const met = SCORES.every((score) => page[score] >= TARGETS.score) && page.lcp <= TARGETS.lcp && page.cls <= TARGETS.cls && flight <= TARGETS.flight;
  console.log(met ? "  every target is met: 100 each, LCP 1.0 s, CLS 0, 14 kB" : "  SHORT of 100 each, LCP 1.0 s, CLS 0, 14 kB");
  for (const what of short) console.log(`  short of full: ${what}`);
}
mkdirSync("target/bench", { recursive: true });
writeFileSync("target/bench/lighthouse.json", JSON.stringify(found, null, 1));

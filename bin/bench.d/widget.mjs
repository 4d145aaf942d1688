// What the loader of the widget costs a page of another site: its time on the main thread of a machine four times as slow, in
// thread time by a trace, and its size as it is sent. `node widget.mjs HOUSE ROUNDS` prints one line of JSON.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const { chromium } = createRequire(new URL("../../end2end/package.json", import.meta.url))("@playwright/test");
const [house, rounds] = [process.argv[2], Number(process.argv[3] ?? 9)];
const SLOWER = 4;
// What is done for a script: it is compiled, run, and called back. The lamp's own drawing is the page's.
const WORK = new Set(["v8.compile", "EvaluateScript", "FunctionCall"]);

// At `localhost`, while the house is at 127.0.0.1: another site to a browser, as `end2end/support/other_site.ts` has it.
const policy = `default-src 'none'; script-src ${house}; frame-src ${house}; base-uri 'none'; require-trusted-types-for 'script'`;
const site = createServer((_, response) => {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("content-security-policy", policy);
  response.end(`<!doctype html><html lang="en"><title>The shop</title><script async src="${house}/widget.js"></script><h1>The shop</h1>`);
});
await new Promise((resolve) => site.listen(0, "localhost", resolve));
const address = `http://localhost:${site.address().port}/`;

/** Milliseconds of the main thread that went into the loader. What runs within something that is counted is counted with it. */
function spent(events) {
  const isOurs = ({ ph, name, args }) => ph === "X" && WORK.has(name) && JSON.stringify(args ?? {}).includes("/widget.js");
  const ours = events.filter(isOurs).sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  const main = ours.find(({ name }) => name === "EvaluateScript");
  if (!main) throw new Error("the trace has no script of ours");
  let [micros, until] = [0, 0];
  for (const { pid, tid, ts, dur = 0, tdur } of ours) {
    if (pid !== main.pid || tid !== main.tid || ts < until) continue;
    micros += tdur ?? dur;
    until = ts + dur;
  }
  return micros / 1000;
}

async function visit(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await browser.startTracing(page, { categories: ["devtools.timeline", "v8"] });
  await page.goto(address);
  await page.locator("porchlight-chat").waitFor({ state: "attached" });
  // It looks into the storage once the page is idle, and that is part of its price.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => done()))));
  const trace = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  return spent(trace.traceEvents);
}

const args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
const times = [];
try {
  // The first visit warms up what is no matter of the page.
  for (let round = 0; round <= rounds; round += 1) {
    const time = await visit(browser);
    if (round > 0) times.push(time);
  }
} finally {
  await browser.close();
  site.close();
}
times.sort((one, other) => one - other);
const script = await (await fetch(`${house}/widget.js`)).text();
const rounded = (time) => Number(time.toFixed(2));
console.log(JSON.stringify({
  median_ms: rounded(times[Math.floor(times.length / 2)]),
  worst_ms: rounded(times.at(-1)),
  gzip_bytes: gzipSync(script, { level: 9 }).length,
}));

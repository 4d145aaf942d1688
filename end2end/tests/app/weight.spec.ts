import { expect, hydrated, test } from "../../support/test";

// Wasm and script of the home page, packed. docs/benchmarks.md says what is in them.
const MOST = 480 * 1024;

for (const path of ["/", "/help/articles/pair-a-lamp", "/login", "/register", "/forgot-password"]) {
  test(`who only looks at ${path} fetches no code`, async ({ page }) => {
    const files: string[] = [];
    page.on("response", (response) => {
      if (/\/pkg\/.*\.(wasm|js)$/.test(response.url())) files.push(response.url());
    });
    await page.goto(path, { waitUntil: "networkidle" });
    expect(files).toEqual([]);
  });
}

test("the first load of a public page does not grow", async ({ page }) => {
  const sizes = new Map<string, number>();
  page.on("response", (response) => {
    if (/\/pkg\/.*\.(wasm|js)$/.test(response.url())) sizes.set(response.url(), Number(response.headers()["content-length"]));
  });
  await page.goto("/");
  await hydrated(page);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(sizes.size).toBeGreaterThan(2);
  expect(total, [...sizes].join("\n")).toBeLessThanOrEqual(MOST);
  console.log(`first load: ${(total / 1024).toFixed(1)} KB in ${sizes.size} files`);
});

import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "../../support/test";

/** Takes the code that was not fetched yet away from the page, as an update does, and says how often it asked. */
async function withoutCode(page: Page) {
  const asked = { times: 0 };
  await page.evaluate(() => ((window as { isOld?: boolean }).isOld = true));
  await page.route(/\/pkg\/(chunk|split)_/, (route) => {
    asked.times += 1;
    return route.fulfill({ status: 404 });
  });
  return asked;
}

const isOld = (page: Page) => page.evaluate(() => (window as { isOld?: boolean }).isOld === true);

/** The old tab says what it lacks, and nothing else is wrong. */
function lacksOnlyCode(complaints: string[]) {
  expect(complaints.join()).toContain("SplitLoaderError");
  expect(complaints.filter((said) => !/WebAssembly|SplitLoaderError|RuntimeError: unreachable|: unreachable$/.test(said))).toEqual([]);
  complaints.length = 0;
}

test("a tab that is older than the server still gets where it is going", async ({ as, complaints }) => {
  const alice = await as("alice");
  await alice.goto("/agent");
  await hydrated(alice);
  const asked = await withoutCode(alice);
  await alice.getByRole("link", { name: "Articles" }).first().click();
  await alice.waitForURL("/agent/articles");
  await expect(alice.getByRole("heading", { level: 1 })).toHaveText("Articles");
  expect(await isOld(alice), "the page came as a whole").toBe(false);
  expect(asked.times).toBeGreaterThan(0);
  lacksOnlyCode(complaints);
});

test("a reader whose tab is older than the server keeps what they typed", async ({ page, complaints }) => {
  await page.goto("/");
  await hydrated(page);
  const asked = await withoutCode(page);
  await page.getByRole("combobox").or(page.getByRole("searchbox")).first().fill("lamp");
  await expect.poll(() => complaints.some((said) => said.includes("SplitLoaderError"))).toBe(true);
  expect(asked.times).toBeGreaterThan(0);
  expect(await isOld(page)).toBe(true);
  await expect(page.getByRole("combobox").or(page.getByRole("searchbox")).first()).toHaveValue("lamp");
  lacksOnlyCode(complaints);
});

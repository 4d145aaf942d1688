import { expect, hydrated, test } from "../../support/test";

test("a stuck reader finds the article while typing, by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await hydrated(page);
  await page.getByRole("combobox", { name: "Search the help center" }).focus();
  await page.keyboard.type("lamp flikcers");
  const hits = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(hits.first()).toContainText("The lamp flickers");
  await page.keyboard.press("ArrowDown");
  await expect(hits.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/help\/articles\/lamp-flickers$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The lamp flickers");
});

test("a question of the FAQ is found and unfolds", async ({ page }) => {
  await page.goto("/");
  await hydrated(page);
  await page.getByRole("combobox", { name: "Search the help center" }).fill("nine watts bulb fits");
  await page.getByRole("option", { name: /Which bulb fits/ }).getByRole("link").click();
  await expect(page).toHaveURL(/\/help\/faq\?locale=en#q-/);
  await expect(page.getByText("An ordinary E27 of at most")).toBeVisible();
});

test("the way back from a page that is alive leads to the page that was read", async ({ page }) => {
  await page.goto("/help/articles/reset-a-lamp");
  await hydrated(page);
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reset a lamp");
  await hydrated(page);
  await page.getByRole("button", { name: "Yes" }).click();
  await expect(page.locator(".helpful .notice")).toContainText("Thank you");
  await page.getByRole("link", { name: "Porchlight" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What can we light up for you?");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reset a lamp");
});

test("an article says whether it helped, and thanks, without leaving the page", async ({ page }) => {
  await page.goto("/help/articles/reset-a-lamp");
  await hydrated(page);
  await page.getByRole("button", { name: "Yes" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".helpful .notice")).toContainText("Thank you");
  await expect(page.locator("#helpful")).toBeFocused();
  await page.getByLabel("What was good about it?").fill("The red light.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.locator(".helpful .notice")).toContainText("We read every word");
  await expect(page.getByLabel("What was good about it?")).toBeHidden();
  await expect(page).toHaveURL(/\/help\/articles\/reset-a-lamp$/);
  await page.reload();
  await expect(page.locator(".helpful .notice")).toContainText("We read every word");
});

test("what was written about an article stays where it did not get through", async ({ page }) => {
  await page.goto("/help/articles/reset-a-lamp");
  await hydrated(page);
  await page.getByRole("button", { name: "No" }).click();
  await page.getByLabel("What was missing?").fill("The colour of the light.");
  await page.route("**/fn/vote_on_article", (route) => route.fulfill({ status: 429, body: "" }));
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.locator(".helpful").getByRole("alert")).toContainText("went wrong on our side");
  await expect(page.getByLabel("What was missing?")).toHaveValue("The colour of the light.");
});

test("code is copied by a button that needs no aim", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/help/articles/lamp-api");
  await hydrated(page);
  await page.getByRole("button", { name: "Copy" }).first().click();
  await expect(page.getByText("Copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("curl -X PUT");
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  test("a reader finds what is written in their language first", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Lampen" })).toBeVisible();
    await page.goto("/help/search?q=flackern");
    await page.getByRole("link", { name: "Die Lampe flackert" }).click();
    await expect(page.locator("article")).toHaveAttribute("lang", "de");
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The lamp flickers");
  });
});

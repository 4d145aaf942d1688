import { expect, test } from "../../support/test";

test.use({ javaScriptEnabled: false });

test("a reader searches, reads and says that it helped without script", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Search the help center").fill("invoice address");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Get an invoice" }).click();
  await expect(page).toHaveTitle(/Get an invoice/);
  await page.getByRole("button", { name: "No" }).click();
  await expect(page.locator(".helpful .notice")).toContainText("Thank you");
  await page.getByLabel("What was missing?").fill("A picture.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.locator(".helpful .notice")).toContainText("Thank you");
  await page.getByRole("link", { name: "Orders and invoices" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Orders and invoices");
  const moved = await page.goto("/help/articles/nothing-here");
  expect(moved?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This article is not here");
});

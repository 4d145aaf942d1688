import { expect, publishQuestions, signIn, test } from "../../support/test";

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
  await expect(page.locator(".helpful .notice")).toContainText("We read every word");
  await page.getByRole("link", { name: "Orders and invoices" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Orders and invoices");
  const moved = await page.goto("/help/articles/nothing-here");
  expect(moved?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This article is not here");
});

test("a writer keeps the questions without script", async ({ page }) => {
  await signIn(page, "alice", "/agent/articles/faq");
  await page.getByRole("link", { name: "New question" }).click();
  const question = `May it hang upside down ${Date.now()}?`;
  await page.getByLabel("Question", { exact: true }).fill(question);
  await page.getByLabel("Answer").fill("Yes, **any way** round.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: question })).toContainText("Not published");
  await publishQuestions(page, question);
  await page.getByText(question).click();
  await expect(page.getByText("any way")).toBeVisible();
});

test("an admin arranges categories and words without script", async ({ page }) => {
  await signIn(page, "erin", "/agent/articles/categories");
  await page.getByRole("link", { name: "New category" }).click();
  const name = `Balcony ${Date.now()}`;
  await page.getByLabel("Name · English").fill(name);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await page.getByRole("link", { name: "Words of the search" }).click();
  const group = `lantern${Date.now()}, torch`;
  await page.getByLabel("A new group").fill(group);
  await page.getByRole("button", { name: "Teach" }).click();
  await expect(page.getByText(group)).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: group }).getByRole("button", { name: "Forget" }).click();
  await expect(page.getByText(group)).toBeHidden();
});

import { expect, hydrated, publishQuestions, test } from "../../support/test";

test("an answer is offered while a ticket is written, and it is enough", async ({ as }) => {
  const carol = await as("carol");
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill("The lamp flickers in the evening");
  const offer = carol.getByRole("region", { name: "These may answer it" });
  await expect(offer.getByRole("link", { name: /flickers/ }).first()).toBeVisible();
  await offer.getByRole("button", { name: "This answers it" }).first().click();
  await expect(carol.getByText("Then there is nothing to send")).toBeVisible();

  const alice = await as("alice");
  await alice.goto("/agent/articles/missed");
  const told = alice.getByRole("region", { name: "Tickets that an article made needless" });
  await expect(told.getByRole("row", { name: /flickers/ }).first()).toBeVisible();
});

test("who is still stuck takes the article along", async ({ as }) => {
  const charlie = await as("charlie");
  await charlie.goto("/help/articles/invoices");
  await hydrated(charlie);
  await charlie.getByRole("link", { name: "Write to us" }).click();
  await charlie.getByLabel("What is it about?").fill("No invoice");
  await charlie.getByLabel("What happened?").fill("It never came.");
  await charlie.locator("form.form").getByRole("button", { name: "Send" }).click();
  await expect(charlie.getByText("/help/articles/invoices")).toBeVisible();
});

test("a resolved ticket becomes an article and a question in two clicks each", async ({ as }) => {
  const alice = await as("alice");
  await alice.goto("/agent?status=resolved");
  await hydrated(alice);
  await alice.locator(".ticket-row__link").first().click();
  const subject = (await alice.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const ticket = alice.url();
  await alice.getByText("Keep this answer").click();
  await alice.getByRole("button", { name: "As an article" }).click();
  await alice.waitForURL(/\/agent\/articles\/[0-9a-f-]{36}$/);
  await hydrated(alice);
  await expect(alice.getByLabel("Text", { exact: true })).toHaveValue(/## What happened[\s\S]*## What helped/);

  await alice.goto(ticket);
  await hydrated(alice);
  await alice.getByText("Keep this answer").click();
  await alice.getByRole("button", { name: "As a question of the FAQ" }).click();
  await alice.waitForURL(/\/agent\/articles\/faq$/);
  const row = alice.getByRole("row", { name: /Draft/ }).first();
  await row.getByRole("link").click();
  await expect(alice.getByText("From ticket")).toBeVisible();
  await alice.getByLabel("Question", { exact: true }).fill(`Kept: ${subject}`.slice(0, 200));
  await alice.getByLabel("A draft: it is not published yet").uncheck();
  await alice.getByRole("button", { name: "Save" }).click();
  await expect(alice.getByRole("row", { name: /Kept:/ })).toContainText("Not published");
  await publishQuestions(alice, /Kept:/);
});

test("what did not help waits until somebody has looked at it", async ({ as, page }) => {
  await page.goto("/help/articles/reset-a-lamp");
  await hydrated(page);
  await page.getByRole("button", { name: "No", exact: true }).click();
  await page.getByLabel("What was missing?").fill("Which button is it?");
  await page.getByRole("button", { name: "Send" }).click();
  const alice = await as("alice");
  await expect(async () => {
    await alice.goto("/agent/articles/missed");
    await expect(alice.getByText("Which button is it?")).toBeVisible({ timeout: 500 });
  }).toPass();
  await hydrated(alice);
  await alice.getByRole("listitem").filter({ hasText: "Which button is it?" }).getByRole("button", { name: "I looked at it" }).click();
  await expect(alice.getByText("Which button is it?")).toBeHidden();
});

test("an admin arranges categories and teaches the search its words", async ({ as, page }) => {
  const erin = await as("erin");
  await erin.goto("/agent/articles");
  await hydrated(erin);
  await erin.getByRole("link", { name: "Categories" }).click();
  await erin.getByRole("link", { name: "New category" }).click();
  const name = `Garden ${Date.now()}`;
  await erin.getByLabel("Name · English").fill(name);
  await erin.getByLabel("Name · Deutsch").fill("Garten");
  await erin.getByRole("button", { name: "Save" }).click();
  await erin.getByRole("link", { name }).click();
  await expect(erin.getByLabel("Name · Deutsch")).toHaveValue("Garten");
  await erin.locator("summary").filter({ hasText: "Delete" }).click();
  await erin.getByRole("button", { name: "Yes, delete it" }).click();
  await expect(erin.getByRole("link", { name })).toBeHidden();

  await erin.getByRole("link", { name: "Words of the search" }).click();
  await expect(erin.getByLabel("One a line, all of them.")).toHaveValue(/^with$/m);
  await erin.getByLabel("A new group").fill("wobbles, flickers");
  await erin.getByRole("button", { name: "Teach" }).click();
  await expect(erin.getByText("wobbles, flickers")).toBeVisible();
  await expect(erin.getByText("The search knows it now.")).toBeVisible();
  await erin.getByLabel("A new group").fill("flickers, wobbles");
  await erin.getByRole("button", { name: "Teach" }).click();
  await expect(erin.getByText("These words belong together already.")).toBeVisible();
  await expect(async () => {
    await page.goto("/help/search?q=wobbles");
    await expect(page.getByRole("link", { name: /flickers/ }).first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await erin.getByRole("listitem").filter({ hasText: "wobbles, flickers" }).getByRole("button", { name: "Forget" }).click();
  await expect(erin.getByText("wobbles, flickers")).toBeHidden();
});

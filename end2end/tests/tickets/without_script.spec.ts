import { expect, test } from "../../support/test";

test.use({ javaScriptEnabled: false });

test("everything a customer does works without script", async ({ as, page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Write to us" }).click();
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByRole("link", { name: "New here?" }).click();
  const subject = `Plain forms ${Date.now()}`;
  const email = `noscript-${Date.now()}@example.com`;
  await page.getByLabel("Your name").fill("Nora Script");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("a sentence is easier");
  await page.getByRole("button", { name: "Create your account" }).click();
  await expect(page.getByText("Nora Script")).toBeVisible();

  await page.goto("/dashboard/help?new=1");
  await page.getByLabel("What is it about?").fill(subject);
  await page.getByLabel("What happened?").fill("No script here.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL(/\/dashboard\/help\/ST-/);
  await page.getByLabel("Your reply").fill("One more thing.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("One more thing.")).toBeVisible();
  await page.getByRole("button", { name: "Close this ticket" }).click();
  await expect(page.getByText("Closed. Writing opens it again.")).toBeVisible();
  await page.getByRole("button", { name: "Open it again" }).click();
  await expect(page.getByText("We have it.")).toBeVisible();
  await page.goto("/dashboard/help");
  await expect(page.getByRole("link", { name: subject })).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();

  const alice = await as("alice", { javaScriptEnabled: false });
  await alice.goto("/agent");
  await alice.getByRole("link", { name: subject }).click();
  await expect(alice.getByText("No script here.")).toBeVisible();
});

test("a wrong password is said without script", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("Email").fill("customer@example.com");
  await page.getByLabel("Password").fill("not the password");
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("do not belong together");
});

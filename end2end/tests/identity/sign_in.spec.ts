import { expect, hydrated, signIn, test } from "../../support/test";

test("a stranger on a private page signs in and comes back to it", async ({ page }) => {
  await page.goto("/dashboard/help");
  await expect(page).toHaveURL(/\/login\?next=/);
  await hydrated(page);
  await page.getByLabel("Email").fill("customer@example.com");
  await page.getByLabel("Password").fill("wrong password");
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("do not belong together");
  await page.getByLabel("Password").fill("porchlight");
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/dashboard/help");
  await expect(page.getByRole("heading", { name: "My tickets" })).toBeVisible();
});

test("somebody new registers, and an email that has an account is refused", async ({ page }) => {
  const email = `new-${Date.now()}@example.com`;
  for (const outcome of ["welcome", "refused"] as const) {
    await page.goto("/register");
    await hydrated(page);
    await page.getByLabel("Your name").fill("Nils Neu");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("a sentence is easier");
    await page.getByRole("button", { name: "Create your account" }).click();
    if (outcome === "refused") {
      await expect(page.getByRole("alert")).toContainText("cannot be used for a new account");
      await expect(page.getByRole("link", { name: "Sign in to your account" })).toHaveAttribute("href", /^\/login/);
      continue;
    }
    await expect(page.getByRole("link", { name: /Nils Neu/ })).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  }
});

test("signing out ends the session for every tab", async ({ as }) => {
  const charlie = await as("charlie");
  const other = await charlie.context().newPage();
  await other.goto("/account");
  await expect(other.getByText("customer2@example.com")).toBeVisible();
  await charlie.goto("/");
  await hydrated(charlie);
  await charlie.getByRole("button", { name: "Sign out" }).click();
  await expect(charlie.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await other.goto("/account");
  await expect(other).toHaveURL(/\/login/);
  await signIn(other, "charlie", "/account");
});

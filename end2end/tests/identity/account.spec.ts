import { expect, hydrated, test } from "../../support/test";

test("somebody keeps their own account", async ({ page }) => {
  await page.goto("/register");
  await hydrated(page);
  await page.getByLabel("Your name").fill("Nils Neu");
  await page.getByLabel("Email").fill(`account-${Date.now()}@example.com`);
  await page.getByLabel("Password").fill("a sentence is easier");
  await page.getByRole("button", { name: "Create your account" }).click();
  await page.waitForURL((url) => url.pathname === "/dashboard/help");

  await page.goto("/account");
  await hydrated(page);
  await page.getByLabel("Your name").fill("Nora Neu");
  await page.locator("#profile").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#profile").getByRole("status")).toHaveText("Saved.");
  await expect(page.getByRole("banner")).toContainText("Nora Neu");

  await page.getByLabel("Present password").fill("not this one");
  await page.getByLabel("New password").fill("another sentence");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByLabel("Present password")).toBeFocused();
  await expect(page.getByLabel("Present password")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("New password")).toHaveValue("another sentence");

  await page.getByRole("combobox", { name: "Language", exact: true }).selectOption("de");
  await page.locator("#language").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator("#language").getByRole("status")).toHaveText("Gespeichert.");
});

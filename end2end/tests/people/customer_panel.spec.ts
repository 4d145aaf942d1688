import { expect, hydrated, test } from "../../support/test";

test("what the desk keeps in mind about somebody stands beside their tickets and nowhere else", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  await carol.goto("/dashboard/help");
  await expect(carol.getByRole("heading", { name: "From your organisation" })).toBeVisible();
  const own = (await carol.locator(".request__link").first().getAttribute("href")) ?? "";

  await alice.setViewportSize({ width: 1440, height: 900 });
  await alice.goto(own.replace("/dashboard/help", "/agent/tickets"));
  await hydrated(alice);
  const panel = alice.locator(".customer-panel");
  await expect(panel.getByRole("link", { name: "Lumen & Co" })).toBeVisible();
  const note = `Quokka fancier ${Date.now()}`;
  await panel.getByLabel("What to know about them").last().fill(note);
  await panel.getByRole("button", { name: "Keep in mind" }).click();
  await expect(panel.getByText(note).first()).toBeVisible();

  await carol.goto(own);
  await expect(carol.getByText("Quokka")).toHaveCount(0);
});

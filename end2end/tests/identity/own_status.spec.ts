import { expect, hydrated, test } from "../../support/test";

test("an agent goes away and comes back without leaving the page", async ({ as }) => {
  const page = await as("bob");
  await page.goto("/agent");
  await hydrated(page);
  const menu = page.locator(".own-status");
  await expect(menu).toHaveAttribute("data-own-status", "active");
  await page.evaluate(() => ((window as unknown as { stayed: boolean }).stayed = true));
  for (const [name, status] of [["Away", "away"], ["Active", "active"]] as const) {
    await menu.locator("summary").click();
    await menu.getByRole("button", { name, exact: true }).click();
    await expect(menu).toHaveAttribute("data-own-status", status);
    await expect(menu).not.toHaveAttribute("open", "");
  }
  expect(await page.evaluate(() => (window as unknown as { stayed?: boolean }).stayed)).toBe(true);
});

import type { Page } from "@playwright/test";
import { axe, expect, hydrated, test } from "../../support/test";

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

/** How many tickets a list has, on all of its pages. */
async function listed(page: Page) {
  let found = 0;
  for (let pages = 0; pages < 20; pages += 1) {
    const tickets = page.locator(".figure-ticket");
    await expect(tickets.first()).toBeVisible();
    found += await tickets.count();
    const older = page.getByRole("link", { name: "Older", exact: true });
    if ((await older.count()) === 0) break;
    const next = (await older.getAttribute("href")) ?? "";
    await page.goto(next);
    await hydrated(page);
  }
  return found;
}

test("a manager follows a number to its tickets, reaches the chart by keyboard, and keeps the report", async ({ as }) => {
  test.slow();
  const erin = await as("erin");
  await erin.goto("/agent/dashboard");
  await hydrated(erin);
  await expect(erin.getByRole("heading", { level: 1 })).toHaveText("Dashboard");
  await erin.locator(".dashboard__ways").getByRole("link", { name: "Reports" }).click();
  await erin.getByRole("link", { name: "Volume", exact: true }).click();
  await erin.waitForURL(/\/agent\/reports\/volume/);
  await expect(erin.getByLabel("To", { exact: true })).not.toHaveValue("");

  // Other stories open tickets meanwhile: days that are over stay as they are.
  await erin.getByLabel("From", { exact: true }).fill(day(90));
  await erin.getByLabel("To", { exact: true }).fill(day(2));
  await erin.getByRole("button", { name: "Show", exact: true }).click();
  await erin.waitForURL(new RegExp(`to=${day(2)}`));
  await hydrated(erin);
  await axe(erin);
  const report = erin.url();
  const opened = erin.locator(".figures").getByRole("link", { name: /Tickets of “Opened”/ });
  const number = Number((await opened.locator("bdi").innerText()).replace(/\D/g, ""));
  expect(number).toBeGreaterThan(0);
  await opened.click();
  await erin.waitForURL(/\/tickets\?/);
  expect(await listed(erin)).toBe(number);

  await erin.goto(report);
  await hydrated(erin);
  const bar = erin.getByRole("list", { name: "By category" }).getByRole("link").first();
  await erin.locator(".figures").getByRole("link").last().focus();
  for (let step = 0; step < 60 && !(await bar.evaluate((link) => link === document.activeElement)); step += 1) await erin.keyboard.press("Tab");
  await expect(bar).toBeFocused();
  const held = Number((await bar.innerText()).replace(/\D/g, ""));
  await erin.keyboard.press("Enter");
  await erin.waitForURL(/section=categories/);
  expect(await listed(erin)).toBe(held);

  await erin.goto(report);
  await hydrated(erin);
  const name = `Spring ${Date.now()}`;
  const form = erin.locator(".save-report");
  await form.getByText("Save this report").click();
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(erin.getByText("Saved. It is among your saved reports.")).toBeVisible();
  await erin.goto("/agent/reports");
  await hydrated(erin);
  await axe(erin);
  await erin.getByRole("link", { name }).click();
  await erin.waitForURL(new RegExp(`/agent/reports/volume.*to=${day(2)}`));
  await expect(erin.locator(".figures").getByRole("link", { name: /Tickets of “Opened”/ })).toContainText(String(number));

  await erin.goto("/agent/reports");
  await hydrated(erin);
  const saved = erin.locator(".saved-reports__one").filter({ hasText: name });
  await saved.locator("summary").click();
  await saved.getByRole("button", { name: "Delete" }).click();
  await expect(saved).toHaveCount(0);
});

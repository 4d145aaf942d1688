import { expect, hydrated, test } from "../../support/test";

const TABLE = "/dashboard/admin/support/tickets";

test("an admin sorts, filters, opens and changes tickets without leaving the table", async ({ as }) => {
  const erin = await as("erin");
  await erin.goto(TABLE);
  await hydrated(erin);
  await erin.getByRole("link", { name: "Sort by: Priority" }).click();
  await erin.waitForURL(/sort=priority/);
  await expect(erin.getByRole("columnheader", { name: "Priority" })).toHaveAttribute("aria-sort", "descending");
  await erin.getByLabel("Status", { exact: true }).selectOption({ label: "All active" });
  await erin.waitForURL(/status=open/);
  await erin.getByRole("searchbox", { name: "Search" }).fill("lamp");
  await erin.waitForURL(/search=lamp/);
  expect(erin.url()).toContain("sort=priority");

  const first = erin.locator(".table-row__link").first();
  const number = await first.getAttribute("data-number");
  await first.click();
  await erin.waitForURL(/ticket=ST-/);
  const panel = erin.locator(".table-panel");
  await expect(panel).toContainText(number ?? "");
  await expect(erin.locator("#table-panel-title")).toBeFocused();
  const tag = `seen-${Date.now()}`;
  await panel.getByLabel("Add a tag").fill(tag);
  await panel.getByLabel("Add a tag").press("Enter");
  await expect(panel).toContainText(tag);
  await erin.goBack();
  await expect(panel).toHaveCount(0);
  await expect(erin.locator(`.table-row__link[data-number="${number}"]`)).toBeFocused();

  // The same address opens the same ticket.
  await erin.goto(`${TABLE}?ticket=${number}`);
  await expect(panel).toContainText(tag);
});

test("a change that is refused is taken back with a sentence", async ({ as }) => {
  const erin = await as("erin");
  await erin.goto(`${TABLE}?status=open`);
  await hydrated(erin);
  await erin.route("**/fn/change_ticket", (route) => route.fulfill({ status: 409, contentType: "application/json", body: '{"error":"Somebody changed this ticket meanwhile.","code":"conflict"}' }));
  const priority = erin.getByLabel(/^Priority of/).first();
  const before = await priority.inputValue();
  await priority.selectOption(before === "urgent" ? "low" : "urgent");
  await expect(erin.locator(".toast")).toContainText("Somebody changed this ticket meanwhile.");
  await expect(priority).toHaveValue(before);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the table is filtered, opened and changed by links and forms", async ({ as }) => {
    const erin = await as("erin", { javaScriptEnabled: false });
    await erin.goto(`${TABLE}?status=open`);
    await erin.getByLabel("Priority", { exact: true }).selectOption("medium");
    await erin.getByRole("button", { name: "Show", exact: true }).click();
    await expect(erin).toHaveURL(/priority=medium/);
    await erin.locator(".table-row__link").first().click();
    await expect(erin.locator(".table-panel")).toBeVisible();
    await erin.locator(".table-panel").getByLabel("Add a tag").fill("by-hand");
    await erin.locator(".table-panel").getByRole("button", { name: "Add", exact: true }).click();
    await expect(erin.locator(".table-panel")).toContainText("by-hand");
  });
});

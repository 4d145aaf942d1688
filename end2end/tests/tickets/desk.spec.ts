import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "../../support/test";

async function ask(carol: Page, subject: string) {
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(subject);
  await carol.getByLabel("What happened?").fill("It is dark.");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  return carol.url().split("/").pop() ?? "";
}

test("what is new is marked until it is opened, and the keyboard goes along", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  const subject = `Not seen yet ${Date.now()}`;
  await ask(carol, subject);
  await alice.goto("/agent");
  await hydrated(alice);
  const row = alice.locator(".ticket-row").filter({ hasText: subject });
  await expect(row).toHaveClass(/ticket-row--unread/);
  await alice.getByRole("link", { name: subject }).focus();
  await alice.keyboard.press("Enter");
  await expect(alice.getByRole("heading", { level: 1, name: subject })).toBeFocused();
  await expect(row).not.toHaveClass(/ticket-row--unread/);
  await alice.reload();
  await hydrated(alice);
  await expect(row).not.toHaveClass(/ticket-row--unread/);
});

test("a search that finds nothing says so, and ends when it is emptied", async ({ as }) => {
  const alice = await as("alice");
  await alice.goto("/agent");
  await hydrated(alice);
  await alice.getByLabel("Search tickets").fill("zzzzzz");
  await expect(alice.getByText(/Nothing found for “\u2068?zzzzzz\u2069?”/)).toBeVisible();
  await alice.getByLabel("Search tickets").fill("");
  await expect(alice).toHaveURL(/\/agent$/);
  await expect(alice.locator(".ticket-row").first()).toBeVisible();
});

test("on a tablet the details are in a drawer, and a tag is offered while it is typed", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  const number = await ask(carol, `Tagged ${Date.now()}`);
  await alice.setViewportSize({ width: 768, height: 900 });
  await alice.goto(`/agent/tickets/${number}`);
  await hydrated(alice);
  await expect(alice.locator(".ticket-panel")).toBeHidden();
  await alice.getByRole("button", { name: "Details" }).click();
  const box = alice.getByRole("combobox", { name: "Add a tag" });
  await box.fill("hard");
  await expect(alice.getByRole("option", { name: "hardware" })).toBeVisible();
  await box.press("ArrowDown");
  await box.press("Enter");
  await expect(alice.getByRole("button", { name: /Remove the tag \u2068?hardware/ })).toBeVisible();
  await expect(box).toHaveValue("");
});

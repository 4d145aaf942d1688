import { expect, hydrated, test } from "../../support/test";

test("a ticket is found, answered and resolved by keyboard alone", async ({ as }) => {
  const carol = await as("carol");
  await carol.goto("/dashboard/help");
  await hydrated(carol);
  const subject = `Keys only ${Date.now()}`;
  await carol.getByLabel("What is it about?").focus();
  await carol.keyboard.type(subject);
  const description = carol.getByLabel("What happened?");
  // Answers that are offered meanwhile stand on the way.
  for (let step = 0; step < 15 && !(await description.evaluate((area) => area === document.activeElement)); step += 1) await carol.keyboard.press("Tab");
  await expect(description).toBeFocused();
  await carol.keyboard.type("No mouse here.");
  await carol.keyboard.press("Tab");
  await carol.keyboard.press("Enter");
  await carol.waitForURL(/\/dashboard\/help\/ST-/);

  const alice = await as("alice");
  await alice.goto("/agent");
  await hydrated(alice);
  await alice.keyboard.press("Tab");
  await expect(alice.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await alice.getByLabel("Search tickets").focus();
  await alice.keyboard.type(subject);
  await alice.keyboard.press("Enter");
  await alice.waitForURL(/search=/);
  await alice.getByRole("link", { name: subject }).focus();
  await alice.keyboard.press("Enter");
  await alice.waitForURL(/\/agent\/tickets\//);

  const status = alice.locator("summary", { hasText: "Status" });
  await status.focus();
  await alice.keyboard.press("Enter");
  await alice.keyboard.press("ArrowDown");
  await expect(alice.getByRole("button", { name: "In progress" })).toBeFocused();
  await alice.keyboard.press("Escape");
  await expect(status).toBeFocused();
  await alice.keyboard.press("Enter");
  await alice.keyboard.press("ArrowUp");
  await alice.keyboard.press("Enter");
  await expect(carol.getByText("Closed. Writing opens it again.")).toBeVisible();
});

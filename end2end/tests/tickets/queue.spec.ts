import { expect, hydrated, test } from "../../support/test";

test("what the keyboard stands on stays where it is until it goes on", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  await alice.goto("/agent");
  await hydrated(alice);
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);

  const first = alice.locator(".ticket-row__link").first();
  await alice.getByLabel("Search tickets").focus();
  await alice.keyboard.press("Tab");
  await expect(first).toBeFocused();
  const [held, rail] = [await first.getAttribute("href"), alice.locator(".view-rail")];
  const before = await rail.innerText();
  let loaded = 0;
  alice.on("request", (request) => (loaded += request.url().includes("load_queue") ? 1 : 0));
  // Somebody who goes on pressing keys there has not left.
  await alice.keyboard.press("Shift");

  const subject = `A lamp meanwhile ${Date.now()}`;
  await carol.getByLabel("What is it about?").fill(subject);
  await carol.getByLabel("What happened?").fill("It is dark.");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  await expect.poll(() => rail.innerText()).not.toBe(before);
  expect(loaded, "the list was not asked for").toBe(0);
  await expect(first).toHaveAttribute("href", held ?? "");

  await alice.keyboard.press("Shift+Tab");
  await expect(alice.locator(".ticket-row__link").getByText(subject)).toBeVisible();
  expect(loaded).toBeGreaterThan(0);
});

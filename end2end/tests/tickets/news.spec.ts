import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "../../support/test";

const words = (name: string) => `${name} ${"says so in some more words than one line can hold. ".repeat(3)}`;

async function say(page: Page, name: string) {
  await page.getByLabel("Your reply").fill(words(name));
  await page.getByLabel("Your reply").press("Control+Enter");
  await expect(page.getByLabel("Your reply")).toHaveValue("");
}

/** All of the message is to be seen, and nothing of it lies under the box in which the next is written. */
async function isSeen(page: Page, name: string) {
  const message = page.locator(".message").filter({ hasText: `${name} says so` });
  await expect(message).toBeInViewport({ ratio: 0.99 });
  await expect
    .poll(async () => {
      const [said, box] = [await message.boundingBox(), await page.locator(".composer").boundingBox()];
      return said && box ? said.y + said.height <= box.y + 1 : false;
    })
    .toBe(true);
}

test("in a long conversation each sees what the other just said", async ({ as }) => {
  // What the desk says can be taken back for five seconds each time.
  test.slow();
  const carol = await as("carol");
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(`A long talk ${Date.now()}`);
  await carol.getByLabel("What happened?").fill("It is dark.");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  const alice = await as("alice");
  await alice.goto(`/agent/tickets/${carol.url().split("/").pop()}`);
  await hydrated(alice);
  for (let turn = 1; turn <= 5; turn += 1) {
    await say(alice, `Alice ${turn}`);
    await isSeen(alice, `Alice ${turn}`);
    await isSeen(carol, `Alice ${turn}`);
    await say(carol, `Carol ${turn}`);
    await isSeen(carol, `Carol ${turn}`);
    await isSeen(alice, `Carol ${turn}`);
  }
  // Whoever reads further up is told of it, and left where they are.
  await carol.evaluate(() => window.scrollTo({ top: 0 }));
  await say(alice, "Alice last");
  await expect(carol.getByText(/Alice\u2069? answered\./)).toBeVisible();
  expect(await carol.evaluate(() => window.scrollY)).toBe(0);
  // It opens at the newest.
  await carol.goto("/dashboard/help");
  await carol.locator(".request__link").filter({ hasText: "A long talk" }).first().click();
  await isSeen(carol, "Alice last");
});

import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "../../support/test";

async function ask(carol: Page, subject: string) {
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(subject);
  await carol.getByLabel("What happened?").fill("It is dark.");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
}

/** The list is live: a row may move away under the mouse. */
async function open(alice: Page, subject: string) {
  await expect(async () => {
    await alice.locator(".ticket-row__link").filter({ hasText: subject }).click();
    await expect(alice.getByRole("heading", { level: 1, name: subject })).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

test("an answer that is not sent waits in its own ticket, a note as a note", async ({ as }) => {
  const [one, other] = [`One lamp ${Date.now()}`, `Other lamp ${Date.now()}`];
  const carol = await as("carol");
  await ask(carol, one);
  await ask(carol, other);
  const alice = await as("alice");
  await alice.goto("/agent");
  await hydrated(alice);
  const [reply, aside] = [alice.getByLabel("Your reply"), alice.getByLabel("Your note")];
  const note = alice.getByRole("radio", { name: "Note" });

  await open(alice, one);
  await reply.fill("Half an answer");
  await open(alice, other);
  await expect(reply).toHaveValue("");
  await alice.getByText("Note", { exact: true }).click();
  await aside.fill("Half a note");

  await open(alice, one);
  await expect(reply).toHaveValue("Half an answer");
  await expect(note).not.toBeChecked();
  await open(alice, other);
  await expect(aside).toHaveValue("Half a note");
  await expect(note).toBeChecked();
  await alice.reload();
  await hydrated(alice);
  await expect(aside).toHaveValue("Half a note");
  await expect(note).toBeChecked();

  await alice.getByRole("button", { name: "Add note" }).click();
  await expect(alice.getByText("Only the desk sees this")).toBeVisible();
  await alice.reload();
  await hydrated(alice);
  await expect(reply).toHaveValue("");
  await expect(note).not.toBeChecked();
});

test("whoever signs out leaves no words behind", async ({ as }) => {
  const carol = await as("carol");
  await ask(carol, `Shared machine ${Date.now()}`);
  await carol.getByLabel("Your reply").fill("Between us");
  await expect.poll(() => carol.evaluate(() => Object.values(localStorage).includes("Between us"))).toBe(true);
  await carol.getByRole("button", { name: "Sign out" }).click();
  await carol.getByRole("link", { name: "Sign in" }).first().waitFor();
  expect(await carol.evaluate(() => Object.values(localStorage))).not.toContain("Between us");
});

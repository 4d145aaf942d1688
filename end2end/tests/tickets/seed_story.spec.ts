import { expect, hydrated, test } from "../../support/test";

test("Carol asks, Alice is shown it live and answers, Carol reads the answer live, and it is resolved", async ({ as }) => {
  const subject = `The porch lamp hums ${Date.now()}`;
  const alice = await as("alice");
  await alice.goto("/agent");
  await hydrated(alice);

  const carol = await as("carol");
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(subject);
  await carol.getByLabel("Which fits best?").selectOption("technical-issue");
  await carol.getByLabel("What happened?").fill("It hums when it is off.\n\nIs that dangerous?");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-\d{4}-\d{6}$/);
  await expect(carol.getByRole("heading", { level: 1 })).toHaveText(subject);

  // Alice did nothing since: the row came by itself.
  await alice.getByRole("link", { name: subject }).click();
  await alice.waitForURL(/\/agent\/tickets\/ST-/);
  const conversation = alice.getByRole("list", { name: "Conversation" });
  await expect(conversation.getByText("Is that dangerous?")).toBeVisible();

  await alice.getByText("Note", { exact: true }).click();
  await alice.getByLabel("Your note").fill("Coil in the adapter, known.");
  await alice.getByRole("button", { name: "Add note" }).click();
  await expect(alice.getByText("Only the desk sees this")).toBeVisible();
  await expect(alice.getByLabel("Your note")).toHaveValue("");

  await alice.getByText("Reply", { exact: true }).click();
  await alice.getByLabel("Your reply").fill("Not at all. A new adapter is on its way.");
  await expect(carol.getByText(/Alice\u2069? is writing…/)).toBeVisible();
  await alice.getByLabel("Your reply").press("Control+Enter");

  await expect(carol.getByText("A new adapter is on its way.")).toBeVisible();
  await expect(carol.getByText("Coil in the adapter")).toHaveCount(0);

  await alice.getByRole("button", { name: "Resolve" }).click();
  await expect(carol.getByRole("status").filter({ hasText: "Resolved" })).toBeVisible();

  await carol.getByLabel("Your reply").fill("Thank you.");
  await carol.getByRole("button", { name: "Send" }).click();
  await expect(conversation.getByText("Thank you.", { exact: true })).toBeVisible();
  await expect(carol.getByText("We have it.")).toBeVisible();
  await expect(carol.getByText("Thank you.", { exact: true })).toHaveCount(1);
});

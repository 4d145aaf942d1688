import { expect, hydrated, test } from "../../support/test";

test("a ticket is found, answered and resolved by keyboard alone", async ({ as }) => {
  const carol = await as("carol");
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  const subject = `Keys only ${Date.now()}`;
  await carol.getByLabel("What is it about?").focus();
  await carol.keyboard.type(subject);
  const description = carol.getByLabel("What happened?");
  // Answers that are offered meanwhile stand on the way.
  for (let step = 0; step < 15 && !(await description.evaluate((area) => area === document.activeElement)); step += 1) await carol.keyboard.press("Tab");
  await expect(description).toBeFocused();
  await carol.keyboard.type("No mouse here.");
  const send = carol.getByRole("button", { name: "Send", exact: true });
  for (let step = 0; step < 5 && !(await send.evaluate((button) => button === document.activeElement)); step += 1) await carol.keyboard.press("Tab");
  await expect(send).toBeFocused();
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

  const status = alice.locator(".desk-ticket__menus summary, .properties summary", { hasText: "Status" });
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

test("a question is written and published by keyboard alone", async ({ as }) => {
  const alice = await as("alice");
  await alice.goto("/agent/articles");
  await hydrated(alice);
  const press = async (name: string, role: "link" | "button") => {
    const target = alice.getByRole(role, { name, exact: true });
    await expect(target).toBeVisible();
    for (let step = 0; step < 60 && !(await target.evaluate((element) => element === document.activeElement)); step += 1) await alice.keyboard.press("Tab");
    await expect(target).toBeFocused();
    await alice.keyboard.press("Enter");
  };
  await press("Questions", "link");
  await press("New question", "link");
  const question = alice.getByLabel("Question", { exact: true });
  await expect(question).toBeVisible();
  const text = `Does it purr ${Date.now()}?`;
  for (let step = 0; step < 60 && !(await question.evaluate((element) => element === document.activeElement)); step += 1) await alice.keyboard.press("Tab");
  await alice.keyboard.type(text);
  // The toolbar above the answer is one stop.
  await alice.keyboard.press("Tab");
  await alice.keyboard.press("Tab");
  await alice.keyboard.type("Only while it is warm.");
  await press("Save", "button");
  await expect(alice.getByRole("row", { name: text })).toContainText("Not published");
  await press("Publish in English", "button");
  // Another story may have published it a moment ago.
  await expect(alice.getByText(/Published as version|Nothing changed since|Readers see all of it/).first()).toBeVisible();
  await press("What readers miss", "link");
  await expect(alice.getByRole("heading", { level: 1 })).toHaveText("What readers miss");
});

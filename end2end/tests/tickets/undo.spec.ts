import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "../../support/test";

async function ask(carol: Page, subject: string) {
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(subject);
  await carol.getByLabel("What happened?").fill("It is dark.");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  await hydrated(carol);
  return `/agent/tickets/${carol.url().split("/").pop()}`;
}

test("a second note is a note, until its writer goes to the other tab", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  await alice.goto(await ask(carol, `Two notes ${Date.now()}`));
  await hydrated(alice);
  await alice.getByText("Note", { exact: true }).click();
  for (const note of ["The first aside", "The second aside"]) {
    const box = alice.getByLabel("Your note");
    await box.fill(note);
    await expect(alice.getByRole("button", { name: "Add note" })).toBeVisible();
    await box.press("Control+Enter");
    await expect(alice.locator(".message--note").filter({ hasText: note })).toBeVisible();
    await expect(box).toHaveValue("");
    await expect(box).toBeFocused();
    await expect(alice.getByRole("radio", { name: "Note" })).toBeChecked();
  }
  await alice.getByText("Reply", { exact: true }).click();
  await expect(alice.getByRole("button", { name: "Send reply" })).toBeVisible();
  await alice.getByLabel("Your reply").fill("For you");
  await alice.getByLabel("Your reply").press("Control+Enter");
  await expect(carol.getByText("For you")).toBeVisible();
  await expect(carol.getByText(/aside/)).toHaveCount(0);
});

test("a reply can be taken back, and a note meanwhile stays a note", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  await alice.clock.install();
  await alice.goto(await ask(carol, `Taken back ${Date.now()}`));
  await hydrated(alice);
  // The five seconds do not pass while the story looks around.
  await alice.clock.pauseAt(Date.now() + 20_000);
  const said: string[] = [];
  alice.on("request", (request) => request.method() === "POST" && request.url().endsWith("/fn/say") && said.push(request.postData() ?? ""));
  const reply = alice.getByLabel("Your reply");
  await reply.fill("Not like this");
  await reply.press("Control+Enter");
  await expect(reply).toHaveValue("");
  await expect(alice.locator(".message--sending")).toContainText("Not like this");
  await alice.getByText("Note", { exact: true }).click();
  await alice.getByLabel("Your note").fill("A half note");
  await alice.getByRole("button", { name: "Undo" }).click();
  await expect(reply).toHaveValue("Not like this");
  await alice.clock.runFor(6_000);
  await alice.clock.resume();
  await expect(reply).toBeFocused();
  await expect(alice.locator(".message--sending")).toHaveCount(0);
  await alice.getByText("Note", { exact: true }).click();
  await expect(alice.getByLabel("Your note")).toHaveValue("A half note");
  await alice.reload();
  await hydrated(alice);
  await expect(alice.getByLabel("Your note")).toHaveValue("A half note");
  await alice.getByText("Reply", { exact: true }).click();
  await reply.fill("But like this");
  await reply.press("Control+Enter");
  await expect(carol.getByText("But like this")).toBeVisible();
  await expect(carol.getByText("Not like this")).toHaveCount(0);
  expect(said.filter((body) => body.includes("Not"))).toEqual([]);
});

test("a reply that still waits goes out when its page goes, once", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  const ticket = await ask(carol, `Leaves at once ${Date.now()}`);
  await alice.goto(ticket);
  await hydrated(alice);
  await alice.getByLabel("Your reply").fill("On my way out");
  await alice.getByLabel("Your reply").press("Control+Enter");
  await expect(alice.getByRole("button", { name: "Undo" })).toBeVisible();
  await alice.goto("about:blank");
  await expect(carol.getByText("On my way out")).toBeVisible();
  await alice.goto(ticket);
  await hydrated(alice);
  await expect(alice.getByLabel("Your reply")).toHaveValue("");
  await expect(alice.locator(".message").filter({ hasText: "On my way out" })).toHaveCount(1);

  // Whoever goes on to another page of the desk has sent too.
  await alice.getByLabel("Your reply").fill("And one more");
  await alice.getByLabel("Your reply").press("Control+Enter");
  await alice.getByRole("link", { name: "Articles", exact: true }).click();
  await expect(carol.getByText("And one more")).toBeVisible();
});

test("whoever signs out while a reply waits has said it", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  await alice.goto(await ask(carol, `Signs out ${Date.now()}`));
  await hydrated(alice);
  await alice.getByLabel("Your reply").fill("Before I go");
  await alice.getByLabel("Your reply").press("Control+Enter");
  await expect(alice.getByRole("button", { name: "Undo" })).toBeVisible();
  await alice.getByRole("button", { name: "Sign out" }).click();
  await expect(alice.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await expect(carol.getByText("Before I go")).toBeVisible();
  expect(await alice.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft ")))).toEqual([]);
});

test("a reply that waits is said before its ticket is resolved", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  await alice.goto(await ask(carol, `Said, then resolved ${Date.now()}`));
  await hydrated(alice);
  const sent: string[] = [];
  alice.on("request", (request) => request.method() === "POST" && sent.push(request.url().split("/").pop() ?? ""));
  await alice.getByLabel("Your reply").fill("It is mended");
  await alice.getByLabel("Your reply").press("Control+Enter");
  await expect(alice.getByRole("button", { name: "Undo" })).toBeVisible();
  await alice.getByRole("button", { name: "Resolve" }).click();
  await expect(carol.getByRole("status").filter({ hasText: "Resolved" })).toBeVisible();
  await expect(carol.getByText("It is mended")).toHaveCount(1);
  expect(sent.filter((name) => name === "say" || name === "change_ticket")).toEqual(["say", "change_ticket"]);
});

test("a reply that did not arrive is back in its box", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  const ticket = await ask(carol, `No line ${Date.now()}`);
  await alice.goto(ticket);
  await hydrated(alice);
  await alice.route("**/fn/say", (route) => route.fulfill({ status: 409, contentType: "application/json", body: '{"error":"not now","code":"conflict"}' }));
  await alice.getByLabel("Your reply").fill("Held up");
  await alice.getByLabel("Your reply").press("Control+Enter");
  await expect(alice.getByLabel("Your reply")).toHaveValue("Held up");
  await expect(alice.getByText(/Your reply in ST-\S+ was not sent/)).toBeVisible();
  await alice.reload();
  await hydrated(alice);
  await expect(alice.getByLabel("Your reply")).toHaveValue("Held up");
});

test("pressing twice where Take it was ends nothing, and an end can be undone", async ({ as }) => {
  const [alice, carol] = [await as("alice"), await as("carol")];
  await alice.goto(await ask(carol, `Twice ${Date.now()}`));
  await hydrated(alice);
  const places = (of: string) => alice.locator(of).evaluateAll((all) => all.map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height].map(Math.round); }));
  const [menus, end] = [".desk-ticket__menus summary", ".desk-ticket__end button"];
  const before = [await places(menus), await places(end)];
  const take = await alice.getByRole("button", { name: "Take it" }).boundingBox();
  const [x, y] = [take!.x + take!.width / 2, take!.y + take!.height / 2];
  await alice.mouse.click(x, y);
  await expect(alice.locator(".desk-ticket__menus")).toContainText("Alice");
  await expect(alice.getByLabel("Your reply")).toBeFocused();
  expect([await places(menus), await places(end)]).toEqual(before);
  await alice.mouse.click(x, y);
  await expect(alice.getByRole("button", { name: "Resolve" })).toBeVisible();

  const resolve = await alice.getByRole("button", { name: "Resolve" }).boundingBox();
  await alice.mouse.click(resolve!.x + 5, resolve!.y + 5);
  await expect(carol.getByRole("status").filter({ hasText: "Resolved" })).toBeVisible();
  await expect(alice.locator(".desk-ticket__menus summary, .properties summary", { hasText: "Status" })).toBeFocused();
  expect(await places(menus)).toEqual(before[0]);
  await alice.getByRole("button", { name: "Undo" }).click();
  await expect(carol.getByText("We have it.")).toBeVisible();
  await expect(alice.getByRole("button", { name: "Resolve" })).toBeVisible();
});

import type { Page } from "@playwright/test";
import { takeManyChats } from "../../support/other_site";
import { axe, expect, fits, hydrated, test } from "../../support/test";

test.beforeAll(async ({ request }) => takeManyChats(request));

/** A visitor of their own browser, over the API: what this story is about is the desk. */
async function visitor(page: Page, name: string, question: string) {
  const started = await page.request.post("/api/support/chat/start", { data: { name, email: `${name.toLowerCase()}@example.com`, question } });
  expect(started.status()).toBe(201);
  const { session_id, session_token } = await started.json();
  const say = async (body: string) => {
    const said = await page.request.post("/api/support/chat/messages", { headers: { "X-Session-Token": session_token }, data: { session_id, body } });
    expect(said.status()).toBe(201);
  };
  const history = async () => {
    const read = await page.request.get(`/api/support/chat/history?session_id=${session_id}`, { headers: { "X-Session-Token": session_token } });
    return JSON.stringify(await read.json());
  };
  return { id: session_id as string, say, history };
}

async function open(agent: Page, query = "") {
  await agent.goto(`/agent/chats${query}`);
  await hydrated(agent);
}

const row = (page: Page, name: string) => page.locator(".chat-row").filter({ hasText: name });

test("a chat that waits is accepted, answered and ended by the keyboard", async ({ as, page }) => {
  const alice = await as("alice");
  await open(alice);
  const name = `Dana${Date.now()}`;
  const dana = await visitor(page, name, "Does the lamp come in red?");
  await expect(row(alice, name)).toBeVisible();
  await row(alice, name).getByRole("link").click();
  await expect(alice.getByRole("heading", { level: 1, name })).toBeVisible();
  await alice.locator(".chat-head__name").focus();
  await alice.keyboard.press("a");
  const box = alice.getByLabel("Your reply");
  await expect(box).toBeFocused();
  await box.fill("It does, and in blue.");
  await box.press("Control+Enter");
  await expect(alice.locator(".message--team").getByText("It does, and in blue.")).toBeVisible();
  await expect(box).toHaveValue("");
  await expect.poll(dana.history).toContain("It does, and in blue.");
  await dana.say("Then I take the red one.");
  await expect(alice.locator(".message--customer").getByText("Then I take the red one.")).toBeVisible();
  await alice.locator(".chat-head__name").focus();
  await alice.keyboard.press("e");
  await alice.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await expect(alice.getByText("This chat is over.")).toBeVisible();
});

test("a note stays with the desk, and each chat keeps what was not sent", async ({ as, page }) => {
  const alice = await as("alice");
  const [one, other] = [`Nora${Date.now()}`, `Omar${Date.now()}`];
  const nora = await visitor(page, one, "One question");
  await visitor(page, other, "Another question");
  await open(alice);
  await row(alice, one).getByRole("link").click();
  await alice.getByRole("button", { name: "Accept" }).click();
  await expect(alice.getByLabel("Your reply")).toBeFocused();
  await alice.getByText("Note", { exact: true }).click();
  await alice.getByLabel("Your note").fill("She asked before.");
  await alice.getByRole("button", { name: "Add note" }).click();
  await expect(alice.locator(".message--note").getByText("She asked before.")).toBeVisible();
  expect(await nora.history()).not.toContain("She asked before.");
  await alice.getByText("Reply", { exact: true }).click();
  await alice.getByLabel("Your reply").fill("Half an answer");
  await row(alice, other).getByRole("link").click();
  await expect(alice.getByRole("heading", { level: 1, name: other })).toBeVisible();
  await expect(alice.getByLabel("Your reply")).toHaveValue("");
  await alice.goto(`/agent/chats/${nora.id}?scope=mine`);
  await hydrated(alice);
  await expect(alice.getByLabel("Your reply")).toHaveValue("Half an answer");
  // What was said meanwhile is marked until it is opened.
  await open(alice, "?scope=mine");
  await nora.say("Are you there?");
  await expect(row(alice, one)).toHaveClass(/chat-row--unread/);
  await row(alice, one).getByRole("link").click();
  await expect(row(alice, one)).not.toHaveClass(/chat-row--unread/);
});

test("canned replies come after a slash, and what the visitor chooses from is made here", async ({ as, page }) => {
  const alice = await as("alice");
  const shortcut = `hi${Date.now()}`;
  await alice.goto("/agent/canned-replies");
  await hydrated(alice);
  await alice.locator(".canned-replies__add").getByLabel("Shortcut").fill(shortcut);
  await alice.locator(".canned-replies__add").getByLabel("What is said").fill("Good to see you here.");
  await alice.getByRole("button", { name: "Add a canned reply" }).click();
  await expect(alice.getByText(`/${shortcut}`).first()).toBeVisible();
  const name = `Pia${Date.now()}`;
  const pia = await visitor(page, name, "Hello?");
  await open(alice);
  await row(alice, name).getByRole("link").click();
  await alice.getByRole("button", { name: "Accept" }).click();
  const box = alice.getByLabel("Your reply");
  await expect(box).toBeFocused();
  await box.pressSequentially(`/${shortcut}`);
  await expect(alice.getByRole("option", { name: new RegExp(shortcut) })).toBeVisible();
  await box.press("Enter");
  await expect(box).toHaveValue("Good to see you here.");
  await box.press("Control+Enter");
  await expect.poll(pia.history).toContain("Good to see you here.");
  await alice.getByRole("button", { name: "Ask to choose" }).click();
  const dialog = alice.getByRole("dialog");
  await dialog.getByLabel("What do you ask?").fill("Which colour?");
  await dialog.getByLabel("Choices").fill("Red\nBlue");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(alice.locator(".chat-payload__choice")).toHaveText(["Red", "Blue"]);
  await expect.poll(pia.history).toContain("Which colour?");

  await alice.getByRole("button", { name: "Send a card" }).click();
  const card = alice.getByRole("dialog", { name: "Send a card" });
  await card.getByLabel("What is it?").fill("The red lamp");
  await card.getByLabel("Where it leads").fill("shop.example.com");
  await card.getByRole("button", { name: "Send" }).click();
  await expect(card.getByText(/its link begins with/)).toBeVisible();
  await card.getByLabel("Where it leads").fill("/help");
  await card.getByRole("button", { name: "Send" }).click();
  await expect(card).toBeHidden();
  await expect(alice.locator(".timeline").getByText("The red lamp")).toBeVisible();
  await expect.poll(pia.history).toContain("The red lamp");
});

test("a supervisor notes in a colleague's chat, and takes it over to answer", async ({ as, page }) => {
  const [alice, erin] = [await as("alice"), await as("erin")];
  const name = `Quinn${Date.now()}`;
  const quinn = await visitor(page, name, "Is anybody there?");
  await alice.goto(`/agent/chats/${quinn.id}`);
  await hydrated(alice);
  await alice.getByRole("button", { name: "Accept" }).click();
  await expect(alice.getByLabel("Your reply")).toBeFocused();
  await erin.goto(`/agent/chats/${quinn.id}`);
  await hydrated(erin);
  await expect(erin.getByText(/answers this chat/)).toBeVisible();
  await erin.getByLabel("Your reply").fill("I go on from here.");
  await erin.getByRole("button", { name: "Send reply" }).click();
  await erin.getByRole("dialog").getByRole("button", { name: "Take over" }).click();
  await expect.poll(quinn.history).toContain("I go on from here.");
  await expect(alice.getByText(/answers this chat/)).toBeVisible();
});

test("what cannot be sent waits, and is said once", async ({ as, page }) => {
  const alice = await as("alice");
  const name = `Rosa${Date.now()}`;
  const rosa = await visitor(page, name, "Hello?");
  await alice.goto(`/agent/chats/${rosa.id}`);
  await hydrated(alice);
  await alice.getByRole("button", { name: "Accept" }).click();
  const box = alice.getByLabel("Your reply");
  await expect(box).toBeFocused();
  await alice.route("**/fn/say_in_chat*", (route) =>
    route.fulfill({ status: 429, contentType: "application/json", body: JSON.stringify({ error: "Too much at once.", code: "rate_limited", details: {} }) }),
  );
  await box.fill("Only once");
  await box.press("Control+Enter");
  await expect(alice.locator(".message--sending").getByText("Only once")).toBeVisible();
  await alice.unroute("**/fn/say_in_chat*");
  await expect(alice.locator(".message--team").getByText("Only once")).toHaveCount(1);
  await expect(alice.locator(".message--sending")).toHaveCount(0);

  // What is refused for good waits for its writer.
  await alice.route("**/fn/say_in_chat*", (route) =>
    route.fulfill({ status: 403, contentType: "application/json", body: JSON.stringify({ error: "You cannot do that.", code: "forbidden", details: {} }) }),
  );
  await box.fill("Once more");
  await box.press("Control+Enter");
  const again = alice.getByRole("button", { name: "Send again" });
  await expect(again).toBeVisible();
  await alice.unroute("**/fn/say_in_chat*");
  await again.click();
  await expect(alice.locator(".message--team").getByText("Once more")).toHaveCount(1);
  await expect(again).toHaveCount(0);
});

test("on a phone it is list, conversation, details; axe finds nothing", async ({ as, page }) => {
  const alice = await as("alice");
  await alice.setViewportSize({ width: 360, height: 740 });
  const name = `Sami${Date.now()}`;
  await visitor(page, name, "Hello from a small screen");
  await open(alice);
  await row(alice, name).getByRole("link").click();
  await expect(alice.locator(".desk__list")).toBeHidden();
  await expect(alice.locator(".message--customer").getByText("Hello from a small screen")).toBeVisible();
  await alice.getByRole("button", { name: "Details", exact: true }).click();
  await expect(alice.locator(".ticket-panel")).toBeVisible();
  await alice.getByRole("button", { name: "Close" }).click();
  await fits(alice);
  await axe(alice);
});

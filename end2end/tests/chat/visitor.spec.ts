import { takeManyChats } from "../../support/other_site";
import { axe, expect, fits, hydrated, test } from "../../support/test";

test.beforeAll(async ({ request }) => takeManyChats(request));

/** A chat of a visitor without an account, begun on the page. */
async function begin(page: import("@playwright/test").Page, question: string) {
  await page.goto("/chat");
  await hydrated(page);
  await page.getByLabel("Your name").fill("Dana");
  await page.getByLabel("How can we help?").fill(question);
  await page.getByRole("button", { name: "Start the chat" }).click();
  await expect(page.getByRole("log", { name: "Conversation" }).getByText(question)).toBeVisible();
}

test("a visitor and an agent talk, and each sees how far the other is", async ({ page, as }) => {
  const question = `It stays dark ${Date.now()}`;
  await begin(page, question);
  await axe(page);

  const alice = await as("alice");
  await alice.goto("/agent/chats");
  await hydrated(alice);
  await alice.getByRole("link", { name: new RegExp(question) }).click();
  await alice.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText(/is answering now/)).toBeVisible();

  await page.getByLabel("Your message").fill("The lamp in the hall.");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("It hums.");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Your message")).toHaveValue("");
  await expect(alice.locator(".message--customer").getByText("It hums.")).toBeVisible();
  await expect(page.locator(".chat-receipt")).toHaveText("Read");

  // Who comes back finds it again.
  await page.reload();
  await expect(page.getByRole("log").getByText("It hums.")).toHaveCount(1);
  await page.getByText("End the chat").click();
  await page.getByRole("button", { name: "End it" }).click();
  await page.getByLabel("Good").check();
  await page.getByRole("button", { name: "Say so" }).click();
  await expect(page.getByText("You said: Good. Thank you.")).toBeVisible();
  await page.getByRole("button", { name: "Start a new chat" }).click();
  await expect(page.getByRole("navigation", { name: "Your earlier chats" }).getByRole("link")).not.toHaveCount(0);
});

test("what is written while the line is down goes out once, in its order", async ({ complaints, page, context }) => {
  await begin(page, `Offline ${Date.now()}`);
  await context.setOffline(true);
  for (const text of ["First.", "Second."]) {
    await page.getByLabel("Your message").fill(text);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("log").getByText(text)).toBeVisible();
  }
  await expect(page.getByText("Not sent yet.").first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("Not sent yet.")).toHaveCount(0);
  await page.reload();
  const own = page.locator(".chat-message--own .chat-message__body");
  await expect(own.filter({ hasText: "First." })).toHaveCount(1);
  await expect(own.filter({ hasText: "Second." })).toHaveCount(1);
  await expect(own.last()).toHaveText("Second.");
  // The browser says once more that there was no line.
  const others = complaints.filter((complaint) => !complaint.includes("net::ERR_INTERNET_DISCONNECTED"));
  complaints.splice(0, complaints.length, ...others);
});

test("two tabs each keep their own words, and what both find unsent is said once", async ({ complaints, page, context }) => {
  await begin(page, `Two tabs ${Date.now()}`);
  const other = await context.newPage();
  await other.goto("/chat");
  await hydrated(other);
  const own = (tab: typeof page) => tab.getByLabel("Your message");
  await expect(own(other)).toBeVisible();
  await own(page).fill("Typed in the first.");
  await own(other).fill("Typed in the second.");
  for (const [tab, text] of [[page, "Typed in the first."], [other, "Typed in the second."]] as const) {
    await tab.reload();
    await hydrated(tab);
    await expect(own(tab)).toHaveValue(text);
  }

  // What waits in one tab goes out with the other, too: under one id.
  await context.setOffline(true);
  await own(page).press("Enter");
  await expect(page.getByText("Not sent yet.")).toBeVisible();
  await context.setOffline(false);
  await Promise.all([page.reload(), other.reload()]);
  for (const tab of [page, other]) {
    await hydrated(tab);
    await expect(tab.locator(".chat-message--own .chat-message__body").filter({ hasText: "Typed in the first." })).toHaveCount(1);
    await expect(tab.getByText("Not sent yet.")).toHaveCount(0);
  }
  await expect(own(page)).toHaveValue("");
  await expect(own(other)).toHaveValue("Typed in the second.");
  // The browser says once more that there was no line.
  const others = complaints.filter((complaint) => !complaint.includes("net::ERR_INTERNET_DISCONNECTED"));
  complaints.splice(0, complaints.length, ...others);
});

test("an article is read before anybody is asked, and nothing that was typed is lost", async ({ page }) => {
  await page.goto("/chat");
  await hydrated(page);
  await page.getByLabel("How can we help?").fill("It flickers");
  await page.getByLabel("Search the help center first").fill("flickers");
  await page.getByRole("link", { name: /flickers/ }).first().click();
  await expect(page.getByRole("link", { name: "The whole page" })).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("How can we help?")).toHaveValue("It flickers");
});

test("the lamp opens the chat in the page, by keyboard, and gives the focus back", async ({ page }) => {
  await page.goto("/help/faq");
  await hydrated(page);
  const lamp = page.getByRole("link", { name: "Chat with us" });
  await lamp.focus();
  await page.keyboard.press("Enter");
  const box = page.frameLocator(".chat-panel__frame");
  await box.getByLabel("How can we help?").fill("From the lamp");
  await page.keyboard.press("Escape");
  await expect(page.locator(".chat-panel")).toBeHidden();
  await expect(lamp).toBeFocused();
});

test("it fits a narrow screen, right to left", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto("/chat?locale=ar");
  await hydrated(page);
  await fits(page);
  await axe(page);
  await page.getByLabel("كيف يمكننا المساعدة؟").fill("المصباح لا يضيء");
  await page.getByRole("button", { name: "ابدأ الدردشة" }).click();
  await expect(page.getByRole("log")).toContainText("المصباح لا يضيء");
  await fits(page);
  await axe(page);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a chat is begun, gone on with, and looked at again", async ({ page }) => {
    await page.goto("/chat");
    await page.getByLabel("Your name").fill("Nora");
    await page.getByLabel("How can we help?").fill("No script here.");
    await page.getByRole("button", { name: "Start the chat" }).click();
    await expect(page.getByText("No script here.")).toBeVisible();
    await page.getByLabel("Your message").fill("One more thing.");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("One more thing.")).toBeVisible();
    await page.getByRole("link", { name: "Show new answers" }).click();
    await expect(page.getByText("No script here.")).toBeVisible();
  });
});

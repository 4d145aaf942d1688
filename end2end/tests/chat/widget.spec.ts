import type { Browser, Frame, FrameLocator, Page } from "@playwright/test";
import { allowSite, bearer, otherSite, takeManyChats, type OtherSite } from "../../support/other_site";
import { axe, expect, hydrated, test, watch } from "../../support/test";

// One after the other: each visits the same two sites.
test.describe.configure({ mode: "default" });

let [allowed, stranger]: OtherSite[] = [];

test.beforeAll(async ({ baseURL, request }) => {
  [allowed, stranger] = await Promise.all([otherSite(baseURL ?? ""), otherSite(baseURL ?? "")]);
  await allowSite(request, allowed.origin);
  await takeManyChats(request);
});

test.afterAll(() => {
  allowed.close();
  stranger.close();
});

/** A visitor whose browser shows what stands in closed shadow roots, so that a story can look inside. */
async function visitor(browser: Browser, complaints: string[], options: Parameters<Browser["newContext"]>[0] = {}) {
  const page = await (await browser.newContext(options)).newPage();
  watch(page, complaints);
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: "open" });
    };
  });
  return page;
}

const lampOf = (page: Page) => page.locator("porchlight-chat .lamp");
const chatOf = (page: Page) => page.frameLocator("porchlight-chat iframe");

/** Begins a chat in the open frame with a question, once the frame is alive. */
async function ask(chat: FrameLocator | Frame, question: string) {
  await expect(chat.locator("html")).toHaveAttribute("data-hydrated", /^/);
  await chat.getByLabel("How can we help?").fill(question);
  await chat.getByRole("button", { name: "Start the chat" }).click();
  await expect(chat.getByRole("log").getByText(question)).toBeVisible();
}

test("by keyboard on another site: asked, answered, and told of it when the frame is closed", async ({ browser, complaints, request }) => {
  const page = await visitor(browser, complaints);
  const asked: string[] = [];
  page.on("request", (sent) => asked.push(sent.url()));
  await page.goto(allowed.page());
  const lamp = lampOf(page);
  await expect(lamp).toBeVisible();
  await axe(page);
  await lamp.hover();
  expect(asked.filter((url) => !url.startsWith(allowed.origin) && !url.endsWith("/widget.js")), "nothing before it is wanted").toEqual([]);
  expect(page.frames()).toHaveLength(1);

  await page.keyboard.press("Tab");
  await expect(lamp).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("porchlight-chat dialog")).toBeVisible();
  const question = `Where is my lamp ${Date.now()}?`;
  await ask(chatOf(page), question);

  const headers = await bearer(request, "alice");
  const waiting = await (await request.get("/api/support/agent/chats?scope=waiting", { headers })).json();
  const id = waiting.chats.find((chat: { preview: string }) => chat.preview.includes(question)).id;
  const seen = await (await request.get(`/api/support/agent/chats/${id}`, { headers })).json();
  expect(seen).toMatchObject({ origin: allowed.origin, page_url: allowed.page(), page_title: "The shop" });
  expect((await request.post(`/api/support/agent/chats/${id}/accept`, { headers })).ok()).toBe(true);
  const say = (body: string) => request.post("/api/support/chat/messages", { headers, data: { session_id: id, body } });
  expect((await say("On its way.")).status()).toBe(201);
  await expect(chatOf(page).getByText("On its way.")).toBeVisible();

  await chatOf(page).getByLabel("Your message").press("Escape");
  await expect(page.locator("porchlight-chat dialog")).toBeHidden();
  await expect(lamp).toBeFocused();
  expect((await say("It is <b>here</b>.")).status()).toBe(201);
  await expect(page.locator("porchlight-chat .bubble")).toHaveText("It is <b>here</b>.");
  await expect(lamp).toHaveAccessibleName("Chat with us (1)");

  // Who comes back finds the chat, and what was not read of it, without pressing anything.
  await page.reload();
  await expect(lamp).toHaveAccessibleName("Chat with us (1)");
  await lamp.press("Enter");
  await expect(chatOf(page).getByText("It is <b>here</b>.")).toBeVisible();
  await expect(lamp).toHaveAccessibleName("Chat with us");
  await page.context().close();
});

test("on a narrow page that reads from the right it fills the screen, and leads back", async ({ browser, complaints }) => {
  const page = await visitor(browser, complaints, { viewport: { width: 360, height: 640 } });
  await page.goto(allowed.page("ar", "rtl"));
  const lamp = lampOf(page);
  const at = await lamp.boundingBox();
  expect(at && { ...at, y: 0 }).toEqual({ x: 20, y: 0, width: 56, height: 56 });
  await lamp.click();
  const panel = page.locator("porchlight-chat dialog");
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 });
  await expect(chatOf(page).locator("html")).toHaveAttribute("dir", "rtl");
  await expect(chatOf(page).locator("html")).toHaveAttribute("data-hydrated", /^/);
  await expect(chatOf(page).getByRole("button", { name: "إغلاق الدردشة" })).toBeVisible();
  const wide = await chatOf(page).locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await chatOf(page).getByRole("button", { name: "إغلاق الدردشة" }).click();
  await expect(panel).toBeHidden();
  await expect(lamp).toBeFocused();
  await page.context().close();
});

test("it works where storage is blocked, and nobody else sees into it", async ({ browser, complaints }) => {
  const page = await (await browser.newContext()).newPage();
  watch(page, complaints);
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  await page.goto(allowed.page());
  const box = page.locator("porchlight-chat");
  await box.waitFor({ state: "attached" });
  expect(await box.evaluate((element) => element.shadowRoot)).toBeNull();
  await page.evaluate(() => (window as unknown as { Porchlight: { open: () => void } }).Porchlight.open());
  await expect.poll(() => page.frames().length).toBe(2);
  const question = `Without storage ${Date.now()}`;
  await ask(page.frames()[1]!, question);
  expect(await page.context().cookies()).toEqual([]);
  await page.context().close();
});

test("a site that is not on the list gets a link instead of a frame", async ({ browser, baseURL }) => {
  // Its browser complains about the frame, as it should.
  const page = await visitor(browser, []);
  await page.goto(stranger.page());
  await lampOf(page).click();
  const link = page.getByRole("link", { name: "Open the chat in a window" });
  await expect(link).toHaveAttribute("href", `${baseURL}/chat`);
  await expect(page.locator("porchlight-chat iframe")).toBeHidden();
  await page.getByRole("button", { name: "Close" }).press("Escape");
  await expect(lampOf(page)).toBeFocused();
  await page.context().close();
});

test("an admin lets a site in, tries the chat beside it and makes a new secret", async ({ as }) => {
  const erin = await as("erin");
  await erin.goto("/admin/chat");
  await hydrated(erin);
  await axe(erin);
  const sites = erin.getByLabel("Sites that may show the widget");
  const before = await sites.inputValue();
  await sites.fill(`${before}\nnot a site`);
  await erin.getByRole("button", { name: "Save" }).click();
  await expect(erin.getByText("has a line that is no site like https://shop.example.com").first()).toBeVisible();
  await expect(sites).toBeFocused();
  await sites.fill(`${before}\nhttps://shop.example.com/`);
  await erin.getByRole("button", { name: "Save" }).click();
  await expect(sites).toHaveValue(new RegExp("(^|\n)https://shop\\.example\\.com$"));

  await erin.getByText("Preview", { exact: true }).click();
  await expect(erin.frameLocator(".chat-settings__frame").getByLabel("How can we help?")).toBeVisible();

  await erin.getByRole("link", { name: "Show the secret" }).click();
  const secret = erin.getByLabel("Secret", { exact: true });
  const first = await secret.innerText();
  await erin.locator("summary").filter({ hasText: "Make a new secret" }).click();
  await erin.getByRole("button", { name: "Make a new secret" }).click();
  await expect(secret).not.toHaveText(first);
  // The hours are somebody's own words until they are read.
  await erin.getByLabel("Monday").fill("9-12, 13–17:30");
  await erin.getByRole("button", { name: "Save" }).click();
  await expect(erin.getByLabel("Monday")).toHaveValue("09:00-12:00, 13:00-17:30");
});

import type { Page } from "@playwright/test";
import { expect, fits, hydrated, test } from "../../support/test";

const LONG = "x".repeat(60);

/** The page itself does not scroll: its panes do. */
async function standsStill(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
}

test("a full list scrolls in its pane and not the page", async ({ as }) => {
  const alice = await as("alice");
  for (const width of [1440, 768]) {
    await alice.setViewportSize({ width, height: 800 });
    await alice.goto("/agent");
    await hydrated(alice);
    expect(await alice.locator(".ticket-row").count()).toBeGreaterThan(15);
    await standsStill(alice);
    await alice.locator(".ticket-row__link").first().click();
    await expect(alice.locator(".composer")).toBeInViewport({ ratio: 1 });
    await standsStill(alice);
    // A wheel at the end of the list scrolls nothing else.
    const list = alice.locator(".desk__list");
    await list.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight }));
    await list.hover();
    await alice.mouse.wheel(0, 2000);
    await alice.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
    expect(await alice.evaluate(() => scrollY)).toBe(0);
  }
});

test("names without a blank widen no page, and Arabic stands the right way round", async ({ as, page }) => {
  const email = `long-${Date.now()}@example.com`;
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/register");
  await page.getByLabel("Your name").fill(LONG);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("a sentence is easier");
  await page.getByRole("button", { name: "Create your account" }).click();
  await page.waitForURL((url) => url.pathname !== "/register");

  const erin = await as("erin");
  await erin.setViewportSize({ width: 360, height: 800 });
  // A category of the help center, and an article in it.
  const token = await erin.request.post("/api/auth/login", { data: { email: "admin@example.com", password: "porchlight" } });
  const headers = { authorization: `Bearer ${(await token.json()).access_token}` };
  const made = async (path: string, data: object) => {
    const answer = await erin.request.post(path, { headers, data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const name = `${LONG.slice(13)}${Date.now()}`;
  await made("/api/knowledge/categories", { names: { en: { name, description: LONG } }, slug: name });
  const article = await made("/api/knowledge/articles", { title: `${LONG} ${name}`, content_markdown: `${LONG}\n\n## ${LONG}\n\nمشكلة في الفاتورة INV-22\n\n| a | b |\n| --- | --- |\n| ${LONG} | c |\n\n- مرحبا\n- ${LONG}`, category: name, status: "published", locale: "en" });

  await page.goto("/dashboard/help?new=1");
  await hydrated(page);
  const subject = `مشكلة في الفاتورة INV-22 ${LONG}`;
  await page.getByLabel("What is it about?").fill(subject);
  await page.getByLabel("What happened?").fill(LONG.repeat(3));
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL(/\/dashboard\/help\/ST-/);
  const number = page.url().split("/").pop();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("INV-22");
  const direction = (of: Page, selector: string) => of.locator(selector).first().evaluate((text) => getComputedStyle(text).direction);
  expect(await direction(page, "h1")).toBe("rtl");
  for (const path of ["/dashboard/help", `/dashboard/help/${number}`, "/", `/help/categories/${name}`, `/help/articles/${article.slug}`, "/account"]) {
    await page.goto(path);
    await fits(page);
    await hydrated(page);
    await fits(page);
  }
  await page.goto("/dashboard/help");
  expect(await direction(page, ".request__subject")).toBe("rtl");
  await page.goto(`/help/articles/${article.slug}`);
  expect(await direction(page, ".prose p:has-text('INV-22')")).toBe("rtl");
  expect(await direction(page, ".prose ul")).toBe("rtl");
  expect(await direction(page, ".prose p")).toBe("ltr");

  for (const width of [360, 768, 1440]) {
    await erin.setViewportSize({ width, height: 800 });
    for (const path of ["/agent", `/agent/tickets/${number}`, `/agent/articles/${article.id}`]) {
      await erin.goto(path);
      await hydrated(erin);
      await fits(erin);
    }
  }
  await erin.goto("/agent");
  const row = erin.locator(".ticket-row__link").filter({ hasText: "INV-22" }).first();
  expect(await row.locator(".ticket-row__subject").evaluate((text) => getComputedStyle(text).direction)).toBe("rtl");
});

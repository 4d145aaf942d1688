// What every story begins with: the cast, a page that fails its story on any error in its console, and axe.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Browser, type Page } from "@playwright/test";

export const cast = {
  erin: "admin@example.com",
  alice: "agent@example.com",
  bob: "agent2@example.com",
  carol: "customer@example.com",
  charlie: "customer2@example.com",
};

type Person = keyof typeof cast;

/** Fails the story on whatever the page writes to its console as an error or a warning: hydration mismatches among them. */
export function watch(page: Page, complaints: string[]) {
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (expected(message.text())) return;
    complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
}

/** A browser writes a line for every answer over 399, also where the story wants one; and for a preload it did not need in time. */
function expected(text: string) {
  return /Failed to load resource: the server responded with a status of (400|401|403|404|409|429)/.test(text) || /was preloaded using link preload but not used/.test(text);
}

export const test = base.extend<{ complaints: string[]; as: (who: Person, options?: Parameters<Browser["newContext"]>[0]) => Promise<Page> }>({
  complaints: [
    async ({}, use) => {
      const complaints: string[] = [];
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, complaints }, use) => {
    watch(page, complaints);
    await use(page);
  },
  /** A page of its own for one of the cast, signed in through the form. */
  as: async ({ browser, complaints }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (who, options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      watch(page, complaints);
      await signIn(page, who);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

export async function signIn(page: Page, who: Person, next = "/") {
  await page.goto(`/login?next=${encodeURIComponent(next)}`);
  await page.getByLabel("Email").fill(cast[who]);
  await page.getByLabel("Password").fill("porchlight");
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === next);
  // A page to read is fetched whole, also where somebody walks in from a page that is alive.
  if (next === "/") await page.locator("[data-public-page]").waitFor({ state: "attached" });
}

/** Until the wasm has taken over; before, forms are plain forms. A page to read waits for a sign of somebody: here, a mouse that moves. */
export async function hydrated(page: Page) {
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 2);
  await page.waitForFunction(() => document.documentElement.dataset.hydrated !== undefined);
}

export async function axe(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ target }) => target.join(" ")) }));
  expect(found).toEqual([]);
  // axe does not ask that ids are unique any more.
  const ids = await page.evaluate(() => Array.from(document.querySelectorAll("[id]"), (element) => element.id));
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
}

/** Nothing sticks out of the screen. */
export async function fits(page: Page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Publishes the questions and waits until readers see one. Another story may have published it a moment ago, and then nothing is left to publish. */
export async function publishQuestions(page: Page, question: string | RegExp) {
  const publish = page.getByRole("button", { name: "Publish in English" });
  await expect(publish).toBeVisible();
  if ((await publish.getAttribute("aria-disabled")) === null) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await publish.click();
    await answered;
  }
  await expect(async () => {
    await page.goto("/help/faq");
    await expect(page.getByText(question)).toBeVisible({ timeout: 500 });
  }).toPass();
}

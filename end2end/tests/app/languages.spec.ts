import { axe, expect, fits, hydrated, test } from "../../support/test";

test("a reader chooses a language, and it stays", async ({ page }) => {
  await page.goto("/help/faq");
  await hydrated(page);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(/\/help\/faq$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await hydrated(page);
  await page.getByRole("link", { name: "Porchlight" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wo dürfen wir Licht machen?");
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("كيف نضيء لك الطريق؟");
});

test("an article is read on in the language that was chosen, under its address there", async ({ page }) => {
  await page.goto("/help/articles/pair-a-lamp?locale=en");
  await hydrated(page);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(/\/help\/articles\/lampe-koppeln$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await hydrated(page);
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.locator(".reading__article")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a language can be chosen, and a refusal speaks it", async ({ page }) => {
    await page.goto("/login");
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(page).toHaveURL(/\/login$/);
    await page.getByLabel("E-Mail").fill("nobody@example.com");
    await page.getByLabel("Passwort").fill("wrong password");
    await page.locator("form").getByRole("button", { name: "Anmelden" }).click();
    await expect(page.getByText("E-Mail und Passwort gehören nicht zusammen.")).toBeVisible();
  });
});

for (const locale of ["de", "ar"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("every page speaks it, fits and is accessible", async ({ page, browser }) => {
      test.slow();
      for (const path of ["/", "/login", "/register", "/forgot-password", "/help/articles/lamp-api", "/help/search?q=zzzz", "/help/faq", "/nowhere"]) await look(page, path);
      const context = await browser.newContext({ locale });
      const agent = await context.newPage();
      await agent.goto("/login?next=/agent");
      await agent.locator("input[name=email]").fill("admin@example.com");
      await agent.locator("input[name=password]").fill("porchlight");
      await agent.locator("main form button").click();
      await agent.waitForURL(/\/agent$/);
      const ticket = (await agent.locator(".ticket-row__link").first().getAttribute("href")) ?? "";
      for (const path of ["/agent", ticket, "/agent/articles", "/agent/articles/new", "/agent/articles/faq?edit=new", "/agent/articles/missed", "/agent/articles/categories", "/agent/articles/search", "/admin/jobs", "/dashboard/admin/support/tickets", "/dashboard/help", "/dashboard/help?new=1", "/account"]) await look(agent, path);
      await context.close();
    });
  });

  async function look(page: Parameters<typeof axe>[0], path: string) {
    await page.goto(path);
    await hydrated(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page);
      await axe(page);
    }
  }
}

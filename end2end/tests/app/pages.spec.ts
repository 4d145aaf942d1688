import { axe, expect, fits, hydrated, test } from "../../support/test";

const WIDTHS = [360, 768, 1440];
const PUBLIC = ["/", "/login", "/register", "/styleguide", "/nowhere"];
const HELP = ["/help/articles/pair-a-lamp", "/help/articles/lamp-api", "/help/articles/إقران-المصباح", "/help/categories/lamps", "/help/search?q=lamp", "/help/search?q=zzzz", "/help/faq", "/help/articles/nowhere"];
const CUSTOMER = ["/dashboard/help", "/account", "/dashboard/help/ST-2020-000001"];
const DESK = ["/agent", "/agent/tickets/ST-2020-000001", "/agent/articles/01930000-0000-7000-8000-000000000001", "/agent?search=lamp", "/agent?search=zzzzzz"];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("public pages are accessible and fit every screen", async ({ page }) => {
      for (const path of PUBLIC) await look(page, path);
      await page.goto("/api/docs");
      await axe(page);
    });

    test("the help center is accessible and fits every screen", async ({ page }) => {
      for (const path of HELP) await look(page, path);
    });

    test("a writer's pages are accessible and fit every screen", async ({ as }) => {
      test.slow();
      const page = await as("alice", { colorScheme });
      await look(page, "/agent/articles");
      for (const place of ["new", "faq", "faq?edit=new", "missed"]) await look(page, `/agent/articles/${place}`);
      await page.goto("/agent/articles?search=flickers");
      const editor = (await page.getByRole("link", { name: "The lamp flickers" }).getAttribute("href")) ?? "";
      await look(page, editor);
      await look(page, `${editor}/history`);
    });

    test("a customer's pages are accessible and fit every screen", async ({ as }) => {
      const page = await as("charlie", { colorScheme });
      for (const path of CUSTOMER) await look(page, path);
      await page.goto("/dashboard/help");
      const own = await page.locator(".request__link").first().getAttribute("href");
      await look(page, own ?? "");
    });

    test("the desk is accessible and fits every screen", async ({ as }) => {
      test.slow();
      const page = await as("erin", { colorScheme });
      for (const path of DESK) await look(page, path);
      await page.goto("/agent");
      const first = await page.locator(".ticket-row__link").first().getAttribute("href");
      await look(page, first ?? "");
      await look(page, "/admin/jobs");
      await look(page, "/admin/deliveries");
      for (const place of ["categories", "categories?edit=new", "search", "files"]) await look(page, `/agent/articles/${place}`);
    });
  });
}

async function look(page: Parameters<typeof axe>[0], path: string) {
  await page.goto(path);
  await hydrated(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page);
    await axe(page);
  }
}

test("an address that names nothing answers 404 with a way on", async ({ page }) => {
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: "Go to the start" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How can we help?");
});

test("a ticket of somebody else answers 404", async ({ as }) => {
  const charlie = await as("charlie");
  await charlie.goto("/dashboard/help");
  const own = (await charlie.locator(".request__link").first().getAttribute("href")) ?? "";
  const carol = await as("carol");
  const answer = await carol.goto(own);
  expect(answer?.status()).toBe(404);
  await expect(carol.getByText("This page is not here")).toBeVisible();
});

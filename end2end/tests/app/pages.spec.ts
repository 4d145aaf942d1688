import { axe, expect, fits, hydrated, test } from "../../support/test";

const WIDTHS = [360, 768, 1440];
const PUBLIC = ["/", "/login", "/register", "/forgot-password", "/reset-password", "/reset-password?token=none", "/confirm-email?token=none", "/invitation?token=none", "/styleguide", "/chat", "/chat/frame?locale=ar", "/feedback", "/ideas", "/ideas?search=zzzz", "/ideas/1", "/satisfaction?token=none", "/nowhere"];
const HELP = ["/help/articles/pair-a-lamp", "/help/articles/lamp-api", "/help/articles/إقران-المصباح", "/help/categories/lamps", "/help/search?q=lamp", "/help/search?q=zzzz", "/help/faq", "/help/articles/nowhere"];
const CUSTOMER = ["/dashboard/help", "/dashboard/help?new=1", "/account", "/account/data", "/chat", "/chat/frame", "/agent", "/dashboard/help/ST-2020-000001"];
const DESK = ["/agent", "/agent/tickets/ST-2020-000001", "/agent/articles/01930000-0000-7000-8000-000000000001", "/agent?search=lamp", "/agent?search=zzzzzz", "/agent/organizations", "/agent/organizations?edit=new", "/agent/organizations?search=zzzzzz", "/agent/chats", "/agent/chats?scope=all", "/agent/canned-replies"];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    // Each looks at a dozen pages, three times.
    test.beforeEach(() => test.slow());

    test("public pages are accessible and fit every screen", async ({ page }) => {
      for (const path of PUBLIC) await look(page, path);
      await page.goto("/api/docs");
      await axe(page);
    });

    test("the help center is accessible and fits every screen", async ({ page }) => {
      for (const path of HELP) await look(page, path);
    });

    test("a writer's pages are accessible and fit every screen", async ({ as }) => {
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
      const page = await as("erin", { colorScheme });
      for (const path of DESK) await look(page, path);
      await page.goto("/agent");
      const first = await page.locator(".ticket-row__link").first().getAttribute("href");
      await look(page, first ?? "");
      await page.goto("/agent/organizations");
      const organization = await page.getByRole("link", { name: "Lumen & Co" }).getAttribute("href");
      await look(page, organization ?? "");
    });

    test("the table of tickets and people's pages are accessible and fit every screen", async ({ as }) => {
      const page = await as("erin", { colorScheme });
      await page.goto("/agent");
      const first = await page.locator(".ticket-row__link").first().getAttribute("href");
      const table = "/dashboard/admin/support/tickets";
      for (const query of ["", "?status=open&sort=-waiting", `?ticket=${first?.split("/").pop()?.split("?")[0]}`, "?search=zzzzzz"]) await look(page, `${table}${query}`);
      await look(page, "/admin/jobs");
      for (const place of ["people", "people?search=zzzz", "teams", "teams?edit=new"]) await look(page, `/admin/${place}`);
      await page.goto("/admin/people?search=frida");
      const person = (await page.locator(".person-row__link").first().getAttribute("href")) ?? "";
      await look(page, person);
      await look(page, `${person}/data`);
    });

    test("the admin's pages are accessible and fit every screen", async ({ as }) => {
      const page = await as("erin", { colorScheme });
      await look(page, "/admin/deliveries");
      await look(page, "/admin/files");
      for (const path of ["/dashboard/admin/support", "/dashboard/admin/support?q=zzzz", "/admin/support", "/admin/brand", "/admin/categories", "/admin/retention", "/admin/audit", "/admin/chat", "/admin/feedback", "/admin/feedback?text=It+was+late", "/agent/feedback/trends", "/agent/feedback", "/agent/feedback?idea=1", "/agent/satisfaction", "/agent/satisfaction?rating=1&has_comment=true", "/agent/dashboard", "/agent/dashboard?wall", "/agent/reports", "/agent/reports/volume?compare=previous", "/agent/reports/satisfaction"]) await look(page, path);
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
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What can we light up for you?");
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

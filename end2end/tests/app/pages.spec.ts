import { axe, expect, fits, hydrated, test } from "../../support/test";

const WIDTHS = [360, 768, 1440];
// What is accessible at the ends is so between them, and the dark changes colours, not places.
const LOOKED_AT = { light: [360, 1440], dark: [1440] };
const PUBLIC = ["/", "/login", "/register", "/forgot-password", "/reset-password", "/reset-password?token=none", "/confirm-email?token=none", "/invitation?token=none", "/styleguide", "/chat", "/chat/frame?locale=ar", "/feedback", "/ideas", "/ideas?search=zzzz", "/ideas/1", "/satisfaction?token=none", "/nowhere"];
const HELP = ["/help/articles/pair-a-lamp", "/help/articles/lamp-api", "/help/articles/إقران-المصباح", "/help/categories/lamps", "/help/search?q=lamp", "/help/search?q=zzzz", "/help/faq", "/help/articles/nowhere"];
const CUSTOMER = ["/dashboard/help", "/dashboard/help?new=1", "/account", "/account/data", "/chat", "/chat/frame", "/agent", "/dashboard/help/ST-2020-000001"];
const DESK = ["/agent", "/agent/tickets/ST-2020-000001", "/agent/articles/01930000-0000-7000-8000-000000000001", "/agent?search=lamp", "/agent?search=zzzzzz", "/agent/organizations", "/agent/organizations?edit=new", "/agent/organizations?search=zzzzzz", "/agent/chats", "/agent/chats?scope=all", "/agent/canned-replies"];
const ADMIN = ["/dashboard/admin/support", "/dashboard/admin/support?q=zzzz", "/admin/support", "/admin/brand", "/admin/categories", "/admin/retention", "/admin/audit", "/admin/chat", "/admin/feedback", "/admin/feedback?text=It+was+late", "/admin/reports"];
const INSIGHT = ["/agent/feedback", "/agent/feedback?idea=1", "/agent/feedback/trends", "/agent/satisfaction", "/agent/satisfaction?rating=1&has_comment=true", "/agent/dashboard", "/agent/dashboard?wall", "/agent/reports", "/agent/reports/volume?compare=previous", "/agent/reports/satisfaction", "/agent/reports/feedback", "/agent/reports/sla"];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    // Each looks at a dozen pages, three times.
    test.beforeEach(() => test.slow());

    test("public pages are accessible and fit every screen", async ({ page }) => {
      for (const path of PUBLIC) await look(page, colorScheme, path);
      await page.goto("/api/docs");
      await axe(page);
    });

    test("the help center is accessible and fits every screen", async ({ page }) => {
      for (const path of HELP) await look(page, colorScheme, path);
    });

    test("a writer's pages are accessible and fit every screen", async ({ as }) => {
      const page = await as("alice", { colorScheme });
      await look(page, colorScheme, "/agent/articles");
      for (const place of ["new", "faq", "faq?edit=new", "missed"]) await look(page, colorScheme, `/agent/articles/${place}`);
      await page.goto("/agent/articles?search=flickers");
      const editor = (await page.getByRole("link", { name: "The lamp flickers" }).getAttribute("href")) ?? "";
      await look(page, colorScheme, editor);
      await look(page, colorScheme, `${editor}/history`);
    });

    test("a customer's pages are accessible and fit every screen", async ({ as }) => {
      const page = await as("charlie", { colorScheme });
      for (const path of CUSTOMER) await look(page, colorScheme, path);
      await page.goto("/dashboard/help");
      const own = await page.locator(".request__link").first().getAttribute("href");
      await look(page, colorScheme, own ?? "");
    });

    test("the desk is accessible and fits every screen", async ({ as }) => {
      const page = await as("erin", { colorScheme });
      for (const path of DESK) await look(page, colorScheme, path);
      await page.goto("/agent");
      const first = await page.locator(".ticket-row__link").first().getAttribute("href");
      await look(page, colorScheme, first ?? "");
      await page.goto("/agent/organizations");
      const organization = await page.getByRole("link", { name: "Lumen & Co" }).getAttribute("href");
      await look(page, colorScheme, organization ?? "");
    });

    test("the table of tickets and people's pages are accessible and fit every screen", async ({ as }) => {
      const page = await as("erin", { colorScheme });
      await page.goto("/agent");
      const first = await page.locator(".ticket-row__link").first().getAttribute("href");
      const table = "/dashboard/admin/support/tickets";
      for (const query of ["", "?status=open&sort=-waiting", `?ticket=${first?.split("/").pop()?.split("?")[0]}`, "?search=zzzzzz"]) await look(page, colorScheme, `${table}${query}`);
      await look(page, colorScheme, "/admin/jobs");
      for (const place of ["people", "people?search=zzzz", "teams", "teams?edit=new"]) await look(page, colorScheme, `/admin/${place}`);
      await page.goto("/admin/people?search=frida");
      const person = (await page.locator(".person-row__link").first().getAttribute("href")) ?? "";
      await look(page, colorScheme, person);
      await look(page, colorScheme, `${person}/data`);
    });

    test("the admin's pages are accessible and fit every screen", async ({ as }) => {
      const page = await as("erin", { colorScheme });
      await look(page, colorScheme, "/admin/deliveries");
      await look(page, colorScheme, "/admin/files");
      for (const path of ADMIN) await look(page, colorScheme, path);
      for (const place of ["categories", "categories?edit=new", "search", "files"]) await look(page, colorScheme, `/agent/articles/${place}`);
    });

    test("feedback and reports are accessible and fit every screen", async ({ as }) => {
      const page = await as("erin", { colorScheme });
      for (const path of INSIGHT) await look(page, colorScheme, path);
    });
  });
}

async function look(page: Parameters<typeof axe>[0], colorScheme: keyof typeof LOOKED_AT, path: string) {
  await page.goto(path);
  await hydrated(page);
  for (const width of colorScheme === "light" ? WIDTHS : LOOKED_AT.dark) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page);
    if (LOOKED_AT[colorScheme].includes(width)) await axe(page);
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

import { expect, hydrated, test } from "../../support/test";

test("markup in every field is shown as text, before and after hydration", async ({ as }) => {
  const hostile = `<script>window.caught=1</script><img src=x onerror="window.caught=1">"'&lt; ${Date.now()}`;
  const carol = await as("carol");
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(hostile);
  await carol.getByLabel("What happened?").fill(`</textarea>${hostile}`);
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  const number = carol.url().split("/").pop();
  const alice = await as("alice");
  for (const [page, address] of [[carol, `/dashboard/help/${number}`], [carol, "/dashboard/help"], [alice, "/agent"], [alice, `/agent/tickets/${number}`]] as const) {
    await page.goto(address);
    await expect(page.getByText(hostile).first()).toBeVisible();
    await hydrated(page);
    await expect(page.getByText(hostile).first()).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { caught?: number }).caught)).toBeUndefined();
  }
});

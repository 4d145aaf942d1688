import { axe, expect, hydrated, test } from "../../support/test";

test("what a visitor says without a name becomes an idea that others vote for", async ({ page, as }) => {
  const stamp = Date.now();
  const said = `Too bright at night ${stamp}`;
  await page.goto("/feedback?context=Lamps");
  await hydrated(page);
  await page.getByText("Say it in your own words").click();
  const form = page.locator(".feedback__detailed");
  await form.getByText("Not good").click();
  await form.getByLabel("What should we know?").fill(said);
  await axe(page);
  await form.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Somebody will read it.")).toBeVisible();

  const alice = await as("alice");
  await alice.goto(`/agent/feedback?search=${stamp}`);
  await hydrated(alice);
  await alice.getByRole("link", { name: said }).click();
  await expect(alice.getByRole("heading", { level: 1 })).toHaveText(said);
  const idea = alice.getByRole("region", { name: "Idea" });
  await expect(idea.getByLabel("In a few words")).toHaveValue(said);
  const title = `Lamps that dim further ${stamp}`;
  await idea.getByLabel("In a few words").fill(title);
  // What the header covers after a scroll is no small target.
  await alice.evaluate(() => window.scrollTo(0, 0));
  await axe(alice);
  await idea.getByRole("button", { name: "Make an idea" }).click();
  await alice.waitForURL(/\/ideas\/\d+$/);
  await expect(alice.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(alice.getByRole("region", { name: "Feedback counted to it" }).getByRole("link", { name: said })).toBeVisible();

  const carol = await as("carol");
  await carol.goto(`/ideas?search=${stamp}`);
  await hydrated(carol);
  const row = carol.getByRole("listitem").filter({ hasText: title });
  await expect(row.locator(".idea-vote__count")).toHaveText("0");
  await row.getByRole("button", { name: /Vote/ }).click();
  await expect(row.locator(".idea-vote__count")).toHaveText("1");
  await carol.reload();
  await expect(row.locator(".idea-vote__count")).toHaveText("1");
  await expect(row.getByRole("button", { name: /Voted/ })).toBeVisible();
  await axe(carol);
});

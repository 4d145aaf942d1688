import { expect, hydrated, test } from "../../support/test";

test("Alice schedules what she wrote, and that is what its time will bring", async ({ as }) => {
  const alice = await as("alice");
  await alice.goto("/agent/articles/new");
  await hydrated(alice);
  const title = `Dawn ${Date.now()}`;
  await alice.getByLabel("Title").fill(title);
  await alice.getByRole("button", { name: "Begin to write" }).click();
  await expect(alice.getByRole("heading", { level: 1 })).toHaveText(title);
  await hydrated(alice);
  await alice.getByLabel("Text", { exact: true }).fill("It gets **light** by itself.");
  await expect(alice.getByText("Saved. Readers see it when you publish.")).toBeVisible();
  await alice.locator("summary", { hasText: /^Settings$/ }).click();
  await alice.getByLabel("Publish at").fill("2020-01-01T06:00");
  await alice.getByRole("button", { name: "Schedule" }).click();
  await expect(alice.getByText("is in the past").first()).toBeVisible();
  await alice.getByLabel("Publish at").fill("2199-01-01T06:00");
  await alice.getByRole("button", { name: "Schedule" }).click();
  await expect(alice.getByText("Goes out 1 January 2199, 06:00")).toBeVisible();
  await expect(alice.locator(".editor__facts").getByText("Scheduled")).toBeVisible();
  await expect(alice.getByText("Changes that readers do not see yet")).toBeHidden();
  await alice.getByLabel("Text", { exact: true }).fill("Written later.");
  await expect(alice.getByText("Changes that readers do not see yet")).toBeVisible();
  const article = await alice.request.get(`/api/knowledge/articles/${alice.url().split("/").at(-1)}`);
  expect(await article.json()).toMatchObject({ status: "scheduled", content_markdown: "It gets **light** by itself." });
});

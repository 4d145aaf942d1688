import { readFileSync } from "node:fs";

import { expect, hydrated, test } from "../../support/test";

const LAMP = "../app/tickets/src/server/seed/lamp.png";
const PICTURE = { name: "lamp.png", mimeType: "image/png", buffer: readFileSync(LAMP) };

test("files go with a ticket and a reply, and pictures open large", async ({ as }) => {
  const carol = await as("carol");
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(`Files ${Date.now()}`);
  await carol.getByLabel("What happened?").fill("It is dark, look.");
  await carol.getByLabel("Attach files").setInputFiles([PICTURE, { name: "page.png", mimeType: "image/png", buffer: Buffer.from("<html><script>1</script>") }]);
  const chosen = carol.getByRole("list", { name: "Files to send" });
  await expect(chosen.getByRole("alert")).toContainText("page.png is of a type that is not taken here");
  await expect(chosen.getByRole("button", { name: /Remove \u2068?lamp\.png/ })).toBeVisible();
  await chosen.getByRole("button", { name: /Remove \u2068?page\.png/ }).click();
  await expect(chosen.getByRole("listitem")).toHaveCount(1);
  await carol.getByRole("button", { name: "Send", exact: true }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  await hydrated(carol);

  await carol.getByRole("link", { name: /Show \u2068?lamp\.png\u2069? large/ }).click();
  const large = carol.getByRole("dialog", { name: "lamp.png" });
  await expect(large.getByRole("img")).toBeVisible();
  await carol.keyboard.press("Escape");
  await expect(large).toBeHidden();

  await carol.getByLabel("Attach files").setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("It hums.") });
  await expect(chosen.getByRole("button", { name: /Remove \u2068?notes\.txt/ })).toBeVisible();
  await carol.getByLabel("Your reply").fill("And what I heard.");
  await carol.getByRole("button", { name: "Send", exact: true }).click();
  await expect(carol.getByRole("list", { name: "Attachments" }).getByRole("link", { name: /notes.txt/ })).toBeVisible();
  await expect(chosen.getByRole("listitem")).toHaveCount(0);
});

test.describe("without script", () => {
  test("a file goes along in a plain form", async ({ as }) => {
    const carol = await as("carol", { javaScriptEnabled: false });
    await carol.goto("/dashboard/help?new=1");
    await carol.getByLabel("What is it about?").fill(`Plain file ${Date.now()}`);
    await carol.getByLabel("What happened?").fill("It is dark, look.");
    await carol.getByLabel("Attach files").setInputFiles(LAMP);
    await carol.getByRole("button", { name: "Send", exact: true }).click();
    await expect(carol.getByRole("link", { name: /Show \u2068?lamp\.png\u2069? large/ })).toBeVisible();
  });
});

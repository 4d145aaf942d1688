import { readFileSync } from "node:fs";

import { expect, hydrated, test } from "../../support/test";

test("Erin takes the help center out as files, and in again as it was", async ({ as }) => {
  const erin = await as("erin");
  await erin.goto("/agent/articles/files");
  await hydrated(erin);
  const waiting = erin.waitForEvent("download");
  await erin.getByRole("link", { name: "Download everything" }).click();
  const archive = await (await waiting).path();
  expect(readFileSync(archive).subarray(0, 2).toString()).toBe("PK");
  await erin.getByLabel("ZIP file").setInputFiles({ name: "help-center.zip", mimeType: "application/zip", buffer: readFileSync(archive) });
  await erin.getByRole("button", { name: "Take it in" }).click();
  const report = erin.getByRole("status").filter({ hasText: "As before" });
  await expect(report).toContainText("New0");
  await expect(report).toContainText("Changed0");
  await expect(report).not.toContainText("Could not be taken");

  await erin.getByLabel("ZIP file").setInputFiles({ name: "broken.zip", mimeType: "application/zip", buffer: Buffer.from("no archive") });
  await erin.getByRole("button", { name: "Take it in" }).click();
  await expect(erin.getByRole("alert")).toBeVisible();
});

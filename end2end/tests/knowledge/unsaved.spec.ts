import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "../../support/test";

const SAVED = "Saved. Readers see it when you publish.";

async function begin(alice: Page, title: string) {
  await alice.goto("/agent/articles/new");
  await hydrated(alice);
  await alice.getByLabel("Title").fill(title);
  await alice.getByRole("button", { name: "Begin to write" }).click();
  await expect(alice.getByRole("heading", { level: 1 })).toHaveText(title);
  return alice.getByLabel("Text", { exact: true });
}

test("what an author typed in the last moment is saved when they walk away", async ({ as }) => {
  const alice = await as("alice");
  const text = await begin(alice, `Last words ${Date.now()}`);
  const address = alice.url();
  await text.fill("Almost done");
  await alice.getByRole("link", { name: "All articles" }).click();
  await alice.waitForURL("**/agent/articles");
  // Elsewhere, where nothing is kept, it is there too.
  const elsewhere = await as("alice");
  await expect(async () => {
    await elsewhere.goto(address);
    await expect(elsewhere.getByLabel("Text", { exact: true })).toHaveValue("Almost done", { timeout: 500 });
  }).toPass();
  await alice.goBack();
  await expect(text).toHaveValue("Almost done");
});

test("what could not be saved is there when its author comes back, and is saved then", async ({ as }) => {
  const alice = await as("alice");
  const text = await begin(alice, `Broken line ${Date.now()}`);
  await alice.route("**/fn/stage_article*", (route) =>
    route.fulfill({ status: 429, contentType: "application/json", body: '{"error":"A tunnel.","code":"rate_limited"}' }),
  );
  await text.fill("Typed in a tunnel");
  await expect(alice.getByText("Not saved. What you wrote is still here.")).toBeVisible();
  await alice.unroute("**/fn/stage_article*");
  await alice.reload();
  await hydrated(alice);
  await expect(text).toHaveValue("Typed in a tunnel");
  await expect(alice.getByText(SAVED)).toBeVisible();
  await alice.getByText("Throw the changes away").click();
  await alice.getByRole("button", { name: "Yes, throw them away" }).click();
  await expect(text).toHaveValue("");
  await alice.reload();
  await hydrated(alice);
  await expect(text).toHaveValue("");
});

test("an article without a title is not published, and its author reads why", async ({ as }) => {
  const alice = await as("alice");
  await begin(alice, `Untitled ${Date.now()}`);
  await alice.getByLabel("Title").fill("");
  await expect(alice.getByText("An article needs a title.")).toBeVisible();
  await expect(alice.getByText(SAVED)).toBeVisible();
  await alice.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(alice.getByRole("alert")).toBeVisible();
  await expect(alice.getByRole("link", { name: "See it as readers do" })).toHaveCount(0);
});

test("settings say that they were saved, and show the address that they became", async ({ as }) => {
  const alice = await as("alice");
  const now = Date.now();
  await begin(alice, `An address ${now}`);
  await alice.getByLabel("Address").fill(`Another Address ${now}!`);
  await alice.getByRole("button", { name: "Save the settings" }).click();
  await expect(alice.getByText("The settings are saved.")).toBeVisible();
  await expect(alice.getByLabel("Address")).toHaveValue(`another-address-${now}`);
});

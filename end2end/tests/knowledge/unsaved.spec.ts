import type { Page } from "@playwright/test";
import { expect, hydrated, test } from "../../support/test";

const SAVED = "Saved. Readers see it when you publish.";

/** Nothing that is typed gets through any more. */
async function breakLine(page: Page) {
  await page.route("**/fn/save_working_copy*", (route) =>
    route.fulfill({ status: 429, contentType: "application/json", body: '{"error":"A tunnel.","code":"rate_limited"}' }),
  );
}

async function mendLine(page: Page) {
  await page.unroute("**/fn/save_working_copy*");
}

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
  await breakLine(alice);
  await text.fill("Typed in a tunnel");
  await expect(alice.getByText("Not saved. What you wrote is still here.")).toBeVisible();
  await mendLine(alice);
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
  await alice.locator("summary", { hasText: /^Settings$/ }).click();
  await alice.getByLabel("Address").fill(`Another Address ${now}!`);
  await alice.getByRole("button", { name: "Save the settings" }).click();
  await expect(alice.getByText("The settings are saved.")).toBeVisible();
  await expect(alice.getByLabel("Address")).toHaveValue(`another-address-${now}`);
});

test("what was left on an older text does not slip over the newer one", async ({ as }) => {
  const alice = await as("alice");
  const text = await begin(alice, `Two grounds ${Date.now()}`);
  const address = alice.url();
  await breakLine(alice);
  await text.fill("Alice's, never saved.");
  await expect(alice.getByText("Not saved. What you wrote is still here.")).toBeVisible();
  await alice.goto("/agent");
  await mendLine(alice);
  const bob = await as("bob");
  await bob.goto(address);
  await hydrated(bob);
  await bob.getByLabel("Text", { exact: true }).fill("Bob's, published.");
  await expect(bob.getByText(SAVED)).toBeVisible();
  await bob.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(bob.getByText("Published. Readers see it now.")).toBeVisible();

  await alice.goto(address);
  await hydrated(alice);
  await expect(text).toHaveValue("Alice's, never saved.");
  await expect(alice.locator(".conflict__text")).toHaveText("Bob's, published.");
  await alice.getByRole("button", { name: "Take theirs" }).click();
  await expect(text).toHaveValue("Bob's, published.");
  await alice.reload();
  await hydrated(alice);
  await expect(text).toHaveValue("Bob's, published.");
  await expect(alice.locator(".conflict__text")).toHaveCount(0);
});

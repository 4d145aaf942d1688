import { expect, hydrated, test } from "../../support/test";

test("Alice writes, every pause is saved, and readers see it once it is published", async ({ as, page }) => {
  const alice = await as("alice");
  await alice.goto("/agent");
  await hydrated(alice);
  await alice.getByRole("link", { name: "Articles", exact: true }).click();
  await expect(alice.getByRole("cell", { name: "Published" }).first()).toBeVisible();
  await alice.getByRole("link", { name: "New article" }).click();
  const title = `Quiet light ${Date.now()}`;
  await alice.getByLabel("Title").fill(title);
  await alice.getByRole("button", { name: "Begin to write" }).click();
  await expect(alice.getByRole("heading", { level: 1 })).toHaveText(title);
  await hydrated(alice);
  await alice.getByLabel("Text", { exact: true }).fill("Hold the **button**.\n\n<script>alert(1)</script>");
  await expect(alice.locator(".article-editor__preview strong")).toHaveText("button");
  await expect(alice.getByText("Saved. Readers see it when you publish.")).toBeVisible();
  await alice.reload();
  await hydrated(alice);
  await expect(alice.getByLabel("Text", { exact: true })).toHaveValue(/Hold the/);
  await alice.getByRole("button", { name: "Publish", exact: true }).click();
  await alice.getByRole("link", { name: "See it as readers do" }).click();
  await expect(alice.locator(".prose strong")).toHaveText("button");

  const slug = title.toLowerCase().replaceAll(" ", "-");
  await page.goto(`/help/articles/${slug}`);
  await expect(page.locator(".prose")).toContainText("Hold the button.");
  await page.goto(`/help/search?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: title })).toBeVisible();

  await alice.getByRole("link", { name: "Edit" }).click();
  await hydrated(alice);
  await alice.getByLabel("Text", { exact: true }).fill("Shake it.");
  await expect(alice.getByText("Changes that readers do not see yet")).toBeVisible();
  await page.goto(`/help/articles/${slug}`);
  await expect(page.locator(".prose")).toContainText("Hold the button.");
  await alice.getByRole("button", { name: "Publish the changes" }).click();
  await expect(alice.getByText("Changes that readers do not see yet")).toBeHidden();
  await expect(async () => {
    await page.goto(`/help/articles/${slug}`);
    await expect(page.locator(".prose")).toContainText("Shake it.", { timeout: 500 });
  }).toPass();

  await alice.getByRole("link", { name: "History" }).click();
  await expect(alice.locator(".changes ins").last()).toContainText("Shake it.");
  await alice.getByRole("link", { name: "Revision 2" }).click();
  await alice.getByRole("button", { name: "Bring this one back" }).click();
  await expect(alice.getByLabel("Text", { exact: true })).toHaveValue(/Hold the/);
});

test("two who write the same article are told of each other", async ({ as }) => {
  const alice = await as("alice");
  await alice.goto("/agent/articles?search=invoice");
  await hydrated(alice);
  await alice.getByRole("link", { name: "Get an invoice" }).click();
  await hydrated(alice);
  await expect(alice.getByLabel("Text", { exact: true })).toHaveValue(/Every order/);
  const bob = await as("bob");
  await bob.goto(alice.url());
  await hydrated(bob);
  await expect(alice.getByText("Bob is writing here too")).toBeVisible();
  await expect(bob.getByText("Alice is writing here too")).toBeVisible();
  await bob.getByLabel("Text", { exact: true }).fill("Bob's text.");
  await expect(bob.getByText("Saved. Readers see it when you publish.")).toBeVisible();
  await alice.getByLabel("Text", { exact: true }).fill("Alice's text.");
  await expect(alice.getByText("Nothing of yours is lost")).toBeVisible();
  await expect(alice.locator(".conflict__text")).toHaveText("Bob's text.");
  await alice.getByRole("button", { name: "Keep mine in its place" }).click();
  await expect(alice.getByText("Saved. Readers see it when you publish.")).toBeVisible();
  await alice.getByText("Throw the changes away").click();
  await alice.getByRole("button", { name: "Yes, throw them away" }).click();
  await expect(alice.getByLabel("Text", { exact: true })).toHaveValue(/Every order/);
});

/** The smallest PNG there is: one red dot. */
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

test("an image is pasted into an article and readers see it", async ({ as, page }) => {
  const alice = await as("alice");
  await alice.goto("/agent/articles/new");
  await hydrated(alice);
  const title = `A red dot ${Date.now()}`;
  await alice.getByLabel("Title").fill(title);
  await alice.getByRole("button", { name: "Begin to write" }).click();
  await expect(alice.getByRole("heading", { level: 1 })).toHaveText(title);
  const text = alice.getByLabel("Text", { exact: true });
  await text.fill("Before. ");
  await text.evaluate((area, dot) => {
    const bytes = Uint8Array.from(atob(dot), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], "dot.png", { type: "image/png" }));
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, DOT);
  await expect(text).toHaveValue(/^Before\. !\[dot\]\(\/help\/images\/[0-9a-f]+\.png\)$/);
  const shown = alice.locator(".article-editor__preview img");
  await expect(shown).toHaveJSProperty("naturalWidth", 1);
  await expect(alice.getByText("Saved. Readers see it when you publish.")).toBeVisible();
  await alice.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(alice.getByRole("link", { name: "See it as readers do" })).toBeVisible();
  await page.goto(`/help/articles/${title.toLowerCase().replaceAll(" ", "-")}`);
  await expect(page.locator(".prose img")).toHaveJSProperty("naturalWidth", 1);
});

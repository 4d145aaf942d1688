import { expect, hydrated, test } from "../../support/test";

test("what is written with buttons and keys is shown formatted, live and read again", async ({ as }) => {
  const carol = await as("carol");
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(`Formatted ${Date.now()}`);
  const description = carol.getByLabel("What happened?");
  await description.fill("dark");
  await description.press("ControlOrMeta+a");
  await carol.getByRole("button", { name: "Bold" }).click();
  await expect(description).toHaveValue("**dark**");
  // The browser's own undo takes it back.
  await description.press("ControlOrMeta+z");
  await expect(description).toHaveValue("dark");
  await description.press("ControlOrMeta+a");
  await description.press("ControlOrMeta+b");
  await carol.getByRole("button", { name: "Preview" }).click();
  await expect(carol.locator(".markdown-editor__preview strong")).toHaveText("dark");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  await hydrated(carol);

  const alice = await as("alice");
  await alice.goto(`/agent/tickets/${carol.url().split("/").pop()}`);
  await hydrated(alice);
  const reply = alice.getByLabel("Your reply");
  await reply.pressSequentially("- one");
  await reply.press("Enter");
  await reply.pressSequentially("two");
  await expect(reply).toHaveValue("- one\n- two");
  await reply.press("Enter");
  await reply.press("Enter");
  await expect(reply).toHaveValue("- one\n- two\n");
  await reply.press("Control+Enter");
  const items = carol.locator(".message--team li");
  await expect(items).toHaveText(["one", "two"]);
  await carol.reload();
  await expect(items).toHaveText(["one", "two"]);
  await hydrated(carol);
  await expect(items).toHaveText(["one", "two"]);
});

test("formatted text is pasted as Markdown, and arrows lead through the toolbar", async ({ page }) => {
  await page.goto("/styleguide");
  await hydrated(page);
  const text = page.getByLabel("A text in Markdown");
  await text.fill("");
  await text.evaluate((area) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "See this: one");
    clipboardData.setData("text/html", '<p>See <b>this</b>: <a href="https://example.com/">one</a></p><ul><li>two</li></ul><script>alert(1)</script>');
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(text).toHaveValue("See **this**: [one](https://example.com/)\n\n- two");
  const toolbar = page.getByRole("toolbar", { name: "Formatting" }).first();
  await toolbar.getByRole("button", { name: "Bold" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(toolbar.getByRole("button", { name: "Italic" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(toolbar.getByRole("button", { name: "Preview" })).toBeFocused();
});

test("on a phone the reply is one line until it is touched", async ({ as }) => {
  const carol = await as("carol");
  await carol.setViewportSize({ width: 360, height: 740 });
  await carol.goto("/dashboard/help");
  await carol.locator(".request__link").first().click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  const height = async () => (await carol.locator(".composer").boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThan(80);
  await carol.getByLabel("Your reply").click();
  await expect(carol.getByRole("button", { name: "Send" })).toBeVisible();
  expect(await height()).toBeGreaterThan(120);
});

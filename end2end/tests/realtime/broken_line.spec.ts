import type { WebSocketRoute } from "@playwright/test";
import { expect, hydrated, test } from "../../support/test";

test("what was said while the line was down arrives once the line is back", async ({ as }) => {
  const carol = await as("carol");
  let isDown = false;
  const lines: WebSocketRoute[] = [];
  await carol.routeWebSocket(/chat\/connect/, async (line) => {
    if (isDown) return line.close();
    line.connectToServer();
    lines.push(line);
  });
  await carol.goto("/dashboard/help?new=1");
  await carol.getByLabel("What is it about?").fill(`A broken line ${Date.now()}`);
  await carol.getByLabel("What happened?").fill("Hello?");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  await hydrated(carol);
  const number = carol.url().split("/").pop();

  const alice = await as("alice");
  await alice.goto(`/agent/tickets/${number}`);
  await hydrated(alice);
  const say = async (text: string) => {
    await alice.getByLabel("Your reply").fill(text);
    await alice.getByRole("button", { name: "Send" }).click();
    // Until it cannot be taken back any more.
    await expect(alice.locator(".message--team").filter({ hasText: text })).toBeVisible();
  };
  await say("Before the cut.");
  await expect(carol.getByText("Before the cut.")).toBeVisible();

  isDown = true;
  for (const line of lines) await line.close();
  await say("While it was down.");
  await expect(carol.getByText("The line is down.")).toBeVisible();
  await expect(carol.getByText("While it was down.")).toHaveCount(0);

  isDown = false;
  await expect(carol.getByText("While it was down.")).toHaveCount(1);
  await expect(carol.getByText("Before the cut.")).toHaveCount(1);
  await expect(carol.getByText("The line is down.")).toHaveCount(0);
});

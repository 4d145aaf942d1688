import { expect, hydrated, test } from "../../support/test";

test("two of the desk who open the same ticket are told of each other, and the customer of neither", async ({ as }) => {
  const carol = await as("carol");
  await carol.goto("/dashboard/help?new=1");
  await hydrated(carol);
  await carol.getByLabel("What is it about?").fill(`Who looks ${Date.now()}`);
  await carol.getByLabel("What happened?").fill("It is dark.");
  await carol.getByRole("button", { name: "Send" }).click();
  await carol.waitForURL(/\/dashboard\/help\/ST-/);
  const heard: string[] = [];
  carol.on("websocket", (line) => line.on("framereceived", (frame) => heard.push(String(frame.payload))));
  await carol.reload();
  await hydrated(carol);
  const ticket = `/agent/tickets/${carol.url().split("/").pop()}`;

  const [alice, bob] = [await as("alice"), await as("bob")];
  await alice.goto(ticket);
  await hydrated(alice);
  await bob.goto(ticket);
  await hydrated(bob);
  const company = ".desk-ticket__company";
  await expect(alice.locator(company)).toContainText("Bob");
  await expect(bob.locator(company)).toContainText("Alice");
  await bob.goto("/agent");
  await expect(alice.locator(company)).toBeEmpty();
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  expect(heard.filter((frame) => frame.includes("presence"))).toEqual([]);
});

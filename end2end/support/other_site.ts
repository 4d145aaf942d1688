// A page of another site that carries the widget, under a policy as strict as a policy can be: no inline style, no inline
// script, nothing that turns text into markup. At `localhost`, while the house is at 127.0.0.1: another site to a browser,
// so that what the frame stores is kept apart.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { APIRequestContext } from "@playwright/test";

import { cast, expect } from "./test";

export interface OtherSite {
  origin: string;
  /** The address of its page in a language and a direction. */
  page: (lang?: string, dir?: string) => string;
  close: () => void;
}

export async function otherSite(house: string): Promise<OtherSite> {
  const policy = `default-src 'none'; script-src ${house}; frame-src ${house}; base-uri 'none'; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? "/", "http://localhost").searchParams;
    const [lang, dir] = [asked.get("lang") ?? "en", asked.get("dir") ?? "ltr"];
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-security-policy", policy);
    response.end(`<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The shop</title>
<script async src="${house}/widget.js"></script>
<main><h1>The shop</h1><p>${"Lamps of every kind. ".repeat(200)}</p></main>
</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: (lang = "en", dir = "ltr") => `${origin}/?lang=${lang}&dir=${dir}`,
    close: () => void server.close(),
  };
}

/** The headers of one of the cast for the API. */
export async function bearer(request: APIRequestContext, who: keyof typeof cast) {
  const answer = await request.post("/api/auth/login", { data: { email: cast[who], password: "porchlight" } });
  expect(answer.ok()).toBe(true);
  return { authorization: `Bearer ${(await answer.json()).access_token}` };
}

/** Lets a site show the widget, beside those that may already. */
export async function allowSite(request: APIRequestContext, origin: string) {
  const headers = await bearer(request, "erin");
  const settings = await (await request.get("/api/admin/chat/settings", { headers })).json();
  const data = { ...settings, origins: [...settings.origins, origin] };
  expect((await request.put("/api/admin/chat/settings", { headers, data })).ok()).toBe(true);
}

/** Lets Alice take as many chats at once as all stories together begin. */
export async function takeManyChats(request: APIRequestContext) {
  const headers = await bearer(request, "alice");
  const data = { max_concurrent_chats: 50 };
  expect((await request.patch("/api/support/agent/me", { headers, data })).ok()).toBe(true);
}

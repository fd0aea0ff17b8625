// Tawk_API on a customer's page with the real frame and server behind it: what the page asks for has happened on the
// server, and what the server refuses comes back with the contract's code.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { suite } from "node:test";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { withBrowser } from "./browser.ts";
import { ask, launcher, openShop, outcome, until } from "./customer-page.ts";

suite("Tawk_API with a server behind it", () => {
  const server = withServer();
  const journey = withBrowser(server);
  const propertyId = () => server.world.property.id;
  const hashOf = async (text: string) => {
    const [{ apiKey }] = await server.ok("widgets.api-key.list", { propertyId: propertyId() });
    return createHmac("sha256", apiKey).update(text).digest("hex");
  };

  journey("loads, in order, and says who is there", async ({ page }) => {
    await openShop(page, server);
    await until(page, "evented.length >= 3");
    const [first, second, third] = await ask<unknown[][]>(page, "evented");
    assert.deepEqual([first, second, third?.[0]], [["BeforeLoad"], ["Load"], "StatusChange"]);
    assert.equal(await ask(page, "api.getStatus()"), third?.[1]);
    assert.match(await ask(page, "document.cookie"), new RegExp(`tawk_uuid_${propertyId()}=parlo_visitor_`));
    await launcher(page).click();
    await until(page, "api.isChatMaximized()");
  });

  journey("takes attributes, events and tags, and counts them across calls", async ({ page }) => {
    await openShop(page, server);
    await until(page, "api.onLoaded");
    const keys = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, at) => [`k${from + at}`, "v"]));
    assert.equal(await outcome(page, "setAttributes", keys(0, 30)), "undefined");
    assert.equal(await outcome(page, "setAttributes", keys(0, 50)), "undefined");
    assert.equal(await outcome(page, "setAttributes", keys(50, 51)), "ATTRIBUTE_LIMIT_EXCEEDED");
    assert.equal(await outcome(page, "setAttributes", { name: "Ada King" }), "undefined");
    assert.equal(await outcome(page, "addEvent", "basket-filled", { items: 3 }), "undefined");
    const tags = (n: number, from = 0) => Array.from({ length: n }, (_, at) => `t${from + at}`);
    assert.equal(await outcome(page, "addTags", tags(10)), "undefined");
    assert.equal(await outcome(page, "addTags", tags(1, 10)), "TAG_LIMIT_EXCEEDED");
    assert.equal(await outcome(page, "removeTags", tags(1)), "undefined");
    assert.equal(await outcome(page, "addTags", tags(1, 10)), "undefined");
  });

  journey("logs in before start, and out again, with nothing left of who was there", async ({ page }) => {
    await openShop(page, server, { before: "Tawk_API.autoStart = false;" });
    await until(page, "api.onLoaded");
    assert.equal(await outcome(page, "logout"), "undefined");
    const userId = "customer-7";
    assert.equal(await outcome(page, "login", { userId, hash: "wrong" }), "ACCESS_ERROR");
    const hash = await hashOf(userId);
    assert.equal(await outcome(page, "login", { userId, hash, name: "Ada King" }), "undefined");
    await ask(page, "api.start()");
    await until(page, "evented.some(([name]) => name === 'StatusChange')");
    const known = await ask<string>(page, "document.cookie");
    assert.match(known, /parlo_visitor_/);
    assert.equal(await outcome(page, "logout"), "undefined");
    assert.equal((await ask<string>(page, "document.cookie")).includes("parlo_visitor_"), false);
    await page.waitForFunction("document.cookie.includes('parlo_visitor_')");
    assert.notEqual(await ask(page, "document.cookie"), known);
  });

  journey("shows the direct link as a page with the chat alone, and Tawk_API in it", async ({ page }) => {
    await page.goto(`/chat/${propertyId()}/default`);
    await until(page, "api && api.onLoaded");
    assert.equal(await ask(page, "api.getWindowType()"), "embed");
    assert.equal(await outcome(page, "setAttributes", { "app-version": "2" }), "undefined");
    const { width, height } = (await page.locator("iframe").boundingBox()) ?? {};
    assert.deepEqual({ width, height }, { width: 1280, height: 800 });
    assert.equal(await launcher(page).isVisible(), false);
  });
});

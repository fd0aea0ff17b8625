// Tawk_API on a customer's page and on the direct link's, with the real frame and server behind it.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { withBrowser } from "./browser.ts";
import { ask, launcher, openShop, until } from "./customer-page.ts";

suite("Tawk_API with a server behind it", () => {
  const server = withServer();
  const journey = withBrowser(server);
  const propertyId = () => server.world.property.id;

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

  journey("shows the direct link as a page with the chat alone, and Tawk_API in it", async ({ page }) => {
    await page.goto(`/chat/${propertyId()}/default`);
    await until(page, "api && api.onLoaded");
    assert.equal(await ask(page, "api.getWindowType()"), "embed");
    const { width, height } = (await page.locator("iframe").boundingBox()) ?? {};
    assert.deepEqual({ width, height }, { width: 1280, height: 800 });
    assert.equal(await launcher(page).isVisible(), false);
  });
});

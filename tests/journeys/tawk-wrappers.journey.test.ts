// The packages that wrap Tawk_API for React, Vue, Angular and Ember, by what they do in a page: they load the script from
// https://embed.<basePath>, write their options around it, hear events of the window alone, and have faults to live with.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite } from "node:test";
import type { Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { writeTlsFiles } from "../../apps/server/src/testing/tls.ts";
import { withBrowser } from "./browser.ts";
import { ALL_EVENTS, ask, CONNECTED, fakeFrame, frameOf, launcher, outcome, until } from "./customer-page.ts";

/** What each of them does when it is mounted, in this order. */
const WRAPPER = `
  window.heard = []; window.threw = [];
  addEventListener("error", (event) => threw.push(event.message));
  window.mount = (o) => {
    window.Tawk_API = window.Tawk_API || {};
    window.Tawk_LoadStart = new Date();
    if (o.embedId) {
      if (!document.getElementById(o.embedId)) {
        const made = document.createElement("div");
        made.id = o.embedId;
        document.body.appendChild(made);
      }
      window.Tawk_API.embedded = o.embedId;
    }
    if (o.autoStart === false) window.Tawk_API.autoStart = false;
    const script = document.createElement("script");
    script.async = true;
    script.src = "https://embed." + o.basePath + "/" + o.propertyId + "/" + o.widgetId;
    script.charset = "UTF-8";
    if (!o.plain) script.setAttribute("crossorigin", "*");
    const first = document.getElementsByTagName("script")[0];
    first.parentNode.insertBefore(script, first);
    if (o.customStyle) window.Tawk_API.customStyle = o.customStyle;
    for (const name of ${JSON.stringify(ALL_EVENTS)})
      window.addEventListener("tawk" + name, ({ detail }) => heard.push(detail === null ? [name] : [name, detail]));
  };`;

suite("The wrappers of Tawk_API", () => {
  const folder = mkdtempSync(join(tmpdir(), "parlo-tls-"));
  after(() => rmSync(folder, { recursive: true }));
  const server = withServer(writeTlsFiles(folder));
  const journey = withBrowser(server, {
    flags: [
      "--host-resolver-rules=MAP *.parlo.test 127.0.0.1",
      // A page that no network sent is not trusted with this machine.
      "--disable-features=LocalNetworkAccessChecks",
    ],
    alsoOurs: ["https://embed.parlo.test:", "https://shop.parlo.test:"],
  });
  const basePath = () => `parlo.test:${new URL(server.url).port}`;

  const openSite = async (page: Page) => {
    await fakeFrame(page);
    const url = `https://shop.${basePath()}/`;
    await page.route(url, (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script>${WRAPPER}</script><div id=root></div>`,
      }),
    );
    await page.goto(url);
  };
  const mount = (page: Page, more: object = {}) => {
    const { id } = server.world.property;
    const options = { propertyId: id, widgetId: "default", basePath: basePath(), ...more };
    return page.evaluate(`mount(${JSON.stringify(options)})`);
  };

  journey("load it over TLS from embed.<basePath>, and hear its events", async ({ page }) => {
    await openSite(page);
    const visibility = { desktop: { position: "bl", xOffset: 60, yOffset: 20 } };
    await mount(page, { customStyle: { zIndex: 1000, visibility } });
    const frame = await frameOf(page);
    await frame.tell(...CONNECTED);
    await until(page, "heard.length === 3");
    assert.deepEqual(await ask(page, "heard"), [["BeforeLoad"], ["Load"], ["StatusChange", "online"]]);
    assert.equal(await ask(page, "api.widgetPosition()"), "bl");
    assert.equal((await launcher(page).boundingBox())?.x, 60);
    const [cookie] = await page.context().cookies();
    assert.equal(cookie?.domain, ".parlo.test", "for the whole site");
    assert.equal(cookie?.secure, true);
    assert.equal(cookie?.sameSite, "Lax");
  });

  journey("may leave out crossorigin, and still get what is loaded later", async ({ page }) => {
    await openSite(page);
    await mount(page, { plain: true });
    const frame = await frameOf(page);
    await frame.tell(...CONNECTED);
    await frame.answer("addTags");
    assert.equal(await outcome(page, "addTags", ["a"]), "undefined");
  });

  journey("may be mounted twice", async ({ page }) => {
    await openSite(page);
    await mount(page);
    const frame = await frameOf(page);
    await frame.tell(...CONNECTED);
    await mount(page);
    await page.waitForTimeout(500);
    assert.equal(await page.locator("iframe").count(), 1);
    assert.equal(await ask(page, "api.getStatus()"), "online");
  });

  journey("wait for start, and take a place in the page", async ({ page }) => {
    await openSite(page);
    await mount(page, { autoStart: false, embedId: "chat" });
    await until(page, "api && api.onLoaded");
    assert.equal(await outcome(page, "logout"), "undefined");
    await ask(page, "api.start()");
    const frame = await frameOf(page);
    assert.equal((await frame.init()).layout, "embedded");
    assert.equal(await ask(page, "!!document.getElementById('chat').firstChild.shadowRoot"), true);
  });

  journey(
    "have faults that break nothing: an event told as attributes, callbacks left out",
    async ({ page }) => {
      await openSite(page);
      await mount(page);
      const frame = await frameOf(page);
      await frame.tell(...CONNECTED);
      await frame.answer("addEvent");
      await frame.answer("addTags");
      assert.equal(
        await outcome(page, "setAttributes", "product-viewed", { id: 7 }),
        "INVALID_ATTRIBUTES",
        "what Angular makes of addEvent",
      );
      await ask(
        page,
        "(api.addEvent('a', { b: 1 }, undefined), api.addTags(['c'], undefined), api.switchWidget())",
      );
      assert.equal((await frame.next("call")).call, "addEvent");
      assert.deepEqual(await ask(page, "threw"), []);
    },
  );
});

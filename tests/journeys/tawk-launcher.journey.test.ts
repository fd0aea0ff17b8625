// The launcher on pages of all kinds: where it stands and how it looks, that it is reached by keyboard and read aloud,
// what it says about unread messages, phones, a place in the page, the pop-out and consent.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { withBrowser } from "./browser.ts";
import {
  ask,
  CONNECTED,
  fakeFrame,
  frameOf,
  launcher,
  openConnected,
  openShop,
  outcome,
  until,
} from "./customer-page.ts";

/** Customers' sites: what they show is made up here. */
const OWN = "https://bottega-aurora.example/";
const OWN_WWW = "https://www.bottega-aurora.example/";
const STRANGER = "https://elsewhere.example/";
const LOOKALIKE = "https://not-bottega-aurora.example/";

const TOKEN = CONNECTED[0]?.token as string;

suite("The launcher", () => {
  const server = withServer();
  const journey = withBrowser(server, { alsoOurs: [OWN, OWN_WWW, STRANGER, LOOKALIKE] });

  /** The server's answer with another configuration in it. */
  const configure = (page: Page, change: object) =>
    page.route("**/embed/*/default*", async (route) => {
      const reply = await route.fetch();
      const body = (await reply.text()).replace(/\}\)\((\{.*\})\);\n$/s, (_, json: string) => {
        const config = { ...(JSON.parse(json) as object), ...change };
        return `})(${JSON.stringify(config)});\n`;
      });
      await route.fulfill({ response: reply, body });
    });
  const boxOf = async (page: Page) => {
    const { x = 0, y = 0, width = 0, height = 0 } = (await launcher(page).boundingBox()) ?? {};
    return { left: x, top: y, right: 1280 - x - width, bottom: 800 - y - height, width, height };
  };
  const custom = (desktop: object, more = "") =>
    `Tawk_API.customStyle = { visibility: { desktop: ${JSON.stringify(desktop)} } ${more} };`;

  journey("lives with a page's policy as the guide has it", async ({ page }) => {
    const policy = `default-src 'none'; script-src 'unsafe-inline' ${server.url}; frame-src ${server.url}; img-src data:`;
    // The snippet itself is the page's own.
    const frame = await openConnected(page, server, {
      head: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    });
    const { width, right, bottom } = await boxOf(page);
    assert.deepEqual({ width, right, bottom }, { width: 56, right: 20, bottom: 20 });
    await frame.tell({ type: "unread", count: 1, preview: { name: "Mia", text: "Ciao!" } });
    await page.getByText("Ciao!").click();
    await until(page, "api.isChatMaximized()");
    assert.equal((await page.locator("iframe").boundingBox())?.width, 400);
  });

  journey(
    "stands in its corner without moving the page, whatever the page's styles say",
    async ({ page }) => {
      await openConnected(page, server, {
        head: `<style>div,button,iframe,span,i,b{all:unset!important} div{display:none!important;position:static!important} button{width:5px!important;transform:scale(3)} iframe{display:none!important} body{margin:0;height:3000px;display:block}</style>`,
        body: "<h1 style='margin:0'>Shop</h1>",
      });
      const { width, height, right, bottom } = await boxOf(page);
      assert.deepEqual({ width, height, right, bottom }, { width: 56, height: 56, right: 20, bottom: 20 });
      assert.equal(await ask(page, "document.documentElement.scrollHeight"), 3000);
      await launcher(page).click();
      const opened = await page.locator("iframe").boundingBox();
      assert.equal(opened?.width, 400);
      assert.equal(opened?.height, 640);
      assert.equal(await ask(page, "document.documentElement.scrollHeight"), 3000);
    },
  );

  journey("obeys customStyle: corner, offsets, layer", async ({ page }) => {
    const cases: readonly (readonly [string, Record<string, number>, object])[] = [
      ["bl", { left: 30, bottom: 40 }, { position: "bl", xOffset: 30, yOffset: "40px" }],
      ["tr", { right: 12, top: 8 }, { position: "tr", xOffset: "12", yOffset: 8 }],
      ["tl", { left: 20, top: 20 }, { position: "tl" }],
      ["cr", { right: 20, top: 382 }, { position: "cr", yOffset: 10 }],
      ["cl", { left: 128, top: 392 }, { position: "cl", xOffset: "10%" }],
      ["br", { right: 20, bottom: 20 }, { position: "nonsense" }],
    ];
    for (const [position, wanted, style] of cases) {
      await openConnected(page, server, { before: custom(style, ', zIndex: "77 !important"') });
      const box: Record<string, number> = await boxOf(page);
      for (const [side, distance] of Object.entries(wanted))
        assert.ok(
          Math.abs((box[side] ?? 0) - distance) <= 20 * Number(side === "top" && position[0] === "c"),
          `${position} ${side} ${box[side]}`,
        );
      assert.equal(await ask(page, "api.widgetPosition()"), position);
      await ask(page, "api.maximize()");
      const frame = await page.locator("iframe").boundingBox();
      assert.ok(
        frame &&
          frame.x >= 0 &&
          frame.y >= 0 &&
          frame.x + frame.width <= 1280 &&
          frame.y + frame.height <= 800,
      );
    }
    const layer = "getComputedStyle([...document.body.children].find((one) => one.shadowRoot)).zIndex";
    assert.equal(await ask(page, layer), "77");
  });

  journey("is worked by keyboard, and gives the focus back", async ({ page }) => {
    const frame = await openConnected(page, server);
    const button = launcher(page);
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    await button.focus();
    await page.keyboard.press("Enter");
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    assert.equal((await frame.next("window")).focus, true);
    await frame.frame.getByLabel("Message").pressSequentially("Hi");
    assert.equal(await frame.frame.getByLabel("Message").inputValue(), "Hi");
    // Escape in the frame.
    await frame.tell({ type: "want", what: "close" });
    await until(page, "api.isChatMinimized()");
    assert.equal(
      await button.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one),
      true,
    );
    await page.keyboard.press("Enter");
    await until(page, "api.isChatMaximized()");
    await button.focus();
    await page.keyboard.press("Escape");
    await until(page, "api.isChatMinimized()");
    // Opened by a button of the page, it goes back there.
    await ask(page, "document.querySelector('#ask').onclick = () => api.maximize()");
    await page.locator("#ask").click();
    await until(page, "api.isChatMaximized()");
    await frame.frame.getByLabel("Message").focus();
    await frame.tell({ type: "want", what: "close" });
    await until(page, "document.activeElement.id === 'ask'");
  });

  journey("counts what is unread, previews it, and says so in the title", async ({ page }) => {
    const frame = await openConnected(page, server);
    await frame.tell({ type: "unread", count: 2, preview: { name: "Giulia", text: "It ships today" } });
    await page.getByText("It ships today").waitFor();
    await page.getByRole("button", { name: "Chat 2" }).waitFor();
    await page.evaluate(`Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"))`);
    await until(page, "document.title === '(2) Shop'");
    await ask(page, "document.title = 'Bowls'");
    await until(page, "document.title === '(2) Bowls'");
    await page.evaluate(`delete document.hidden; document.dispatchEvent(new Event("visibilitychange"))`);
    await until(page, "document.title === 'Bowls'");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByText("It ships today").waitFor({ state: "hidden" });
    await frame.tell({ type: "unread", count: 3, preview: { name: "Giulia", text: "From Bologna" } });
    await page.getByText("From Bologna").click();
    await until(page, "api.isChatMaximized()");
    await page.getByText("From Bologna").waitFor({ state: "hidden" });
    await frame.tell({ type: "unread", count: 0 });
    await until(page, "evented.at(-1)[1] === 0");
  });

  journey("fills a phone, and its window is open again on the next page of a desk", async ({ page }) => {
    await openConnected(page, server);
    await launcher(page).click();
    await until(page, "api.isChatMaximized()");
    await page.setViewportSize({ width: 390, height: 700 });
    const full = await page.locator("iframe").boundingBox();
    assert.deepEqual(full, { x: 0, y: 0, width: 390, height: 700 });
    assert.equal(await launcher(page).isVisible(), false);
    await openShop(page, server, { path: "/bowl" });
    await launcher(page).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await openShop(page, server, { path: "/cup" });
    await until(page, "api.isChatMaximized()");
  });

  journey("takes the place the page has for it", async ({ page }) => {
    const frame = await openConnected(page, server, {
      before: "Tawk_API.embedded = 'here';",
      body: "<main style='width:500px;height:420px' id=here></main>",
    });
    assert.equal((await frame.init()).layout, "embedded");
    assert.equal(await ask(page, "api.getWindowType()"), "embed");
    const box = await page.locator("iframe").boundingBox();
    assert.equal(box?.width, 500);
    assert.equal(box?.height, 420);
    await ask(page, "api.minimize()");
    assert.equal(await ask(page, "api.isChatMaximized()"), true);
    assert.equal(await launcher(page).isVisible(), false);
  });

  journey("shows what the settings say: words, colours, attention, nobody there", async ({ page }) => {
    await configure(page, {
      settings: {
        language: "ar",
        theme: { header: { background: "#7a1f5c", text: "#ffffff" } },
        minimized: { desktop: { type: "rectangle" } },
        bubble: { type: "text", config: { rotate: 5, offsetX: 4, offsetY: 10 } },
        states: { online: { minimizedText: "Ask the potter" }, offline: { minimizedText: "Write to us" } },
        visibility: { all: { showWhenOffline: false } },
      },
    });
    await fakeFrame(page);
    await openShop(page, server);
    const frame = await frameOf(page);
    const button = page.getByRole("button", { name: /^الدردشة/ });
    assert.equal(await button.isVisible(), false, "offline until it is known");
    await frame.tell(...CONNECTED);
    await button.waitFor();
    assert.equal(await button.evaluate((one) => getComputedStyle(one).backgroundColor), "rgb(122, 31, 92)");
    await page.getByText("Ask the potter").nth(1).waitFor();
    await page.getByRole("button", { name: "إغلاق" }).click();
    await frame.tell({ type: "status", status: "offline" });
    await button.waitFor({ state: "hidden" });
    await frame.tell({ type: "settings", settings: {} });
    await launcher(page).waitFor();
    await frame.tell({ type: "refused" });
    await launcher(page).waitFor({ state: "hidden" });
    await ask(page, "(api.maximize(), api.showWidget())");
    assert.equal(await ask(page, "api.isChatHidden()"), true);
  });

  journey("pops out with the same visitor, and its page has Tawk_API too", async ({ page }) => {
    await openConnected(page, server);
    await launcher(page).click();
    const opening = page.context().waitForEvent("page");
    await page.context().route("**/embed/frame*", (route) => route.fallback());
    await ask(page, "api.popup()");
    const popout = await opening;
    await until(page, "api.isChatMinimized()");
    await popout.waitForLoadState();
    assert.match(popout.url(), /\/chat\/[0-9a-f]{24}\/default\?\$_tawk_popout=true$/);
    await until(popout, "api && api.onBeforeLoaded");
    await popout.locator("iframe").waitFor();
    assert.equal(
      await ask(popout, "document.cookie.includes('tawk_uuid')"),
      true,
      "the site's own, by its opener",
    );
  });

  journey(
    "as a window takes its visitor from a site of the property, and from no other page",
    async ({ page }) => {
      const { property, returningVisitor } = server.world;
      const context = page.context();
      const said: string[] = [];
      context.on("page", (opened) =>
        opened.on("websocket", (line) => line.on("framesent", ({ payload }) => said.push(String(payload)))),
      );
      for (const [site, isTaken] of [
        [STRANGER, false],
        [LOOKALIKE, false],
        [OWN, true],
        [OWN_WWW, true],
      ] as const) {
        said.length = 0;
        await context.route(`${site}**`, (route) => route.fulfill({ contentType: "text/html", body: site }));
        await page.goto(site);
        const opening = context.waitForEvent("page");
        await page.evaluate(
          ([url, token]) => {
            const opened = open(url, "chat", "popup");
            addEventListener("message", ({ data }) => opened?.postMessage({ ...data, token }, "*"));
          },
          [
            `${server.url}/chat/${property.id}/default?$_tawk_popout=true`,
            returningVisitor.token as string,
          ] as const,
        );
        const popout = await opening;
        while (!said.some((one) => one.includes('"connect"'))) await popout.waitForTimeout(20);
        const { token } = JSON.parse(said.find((one) => one.includes('"connect"')) ?? "{}");
        assert.equal(token === returningVisitor.token, isTaken, site);
        await popout.close();
      }
    },
  );

  journey("asks for consent before anything is stored or sent", async ({ page }) => {
    await configure(page, { consentRequired: true, consent: { message: "May we?", optIn: "Yes" } });
    await fakeFrame(page);
    await openShop(page, server);
    await until(page, "api.onLoaded");
    assert.equal(page.frames().length, 1);
    assert.equal(await outcome(page, "addTags", ["vip"]), "undefined");
    assert.equal(page.frames().length, 1);
    await launcher(page).click();
    const frame = await frameOf(page);
    const init = await frame.init();
    assert.deepEqual(init.consent, { message: "May we?", optIn: "Yes" });
    assert.equal(await ask(page, "document.cookie + Object.keys(sessionStorage)"), "");
    await frame.tell({ type: "consent", given: false });
    await until(page, "api.isChatMinimized()");
    await ask(page, "api.maximize()");
    await frame.tell({ type: "consent", given: true }, ...CONNECTED);
    assert.deepEqual((await frame.next("call")).tags, ["vip"]);
    await until(page, `document.cookie.includes("${TOKEN}")`);
    await openShop(page, server, { path: "/next" });
    assert.equal((await (await frameOf(page, frame)).init()).consent, null);
  });
});

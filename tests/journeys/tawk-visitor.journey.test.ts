// Who the visitor is to the page: start, login, logout and switchWidget, what the browser keeps, and that nobody ever
// sees another's chat. Against a frame that does as it is told.

import assert from "node:assert/strict";
import { suite } from "node:test";
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

const TOKEN = CONNECTED[0]?.token as string;
const OTHER_TOKEN = `parlo_visitor_${"b".repeat(43)}`;

suite("The visitor of Tawk_API", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("waits for start, logs out and in before it, and calls back each time", async ({ page }) => {
    await fakeFrame(page);
    await openShop(page, server, { before: "Tawk_API.autoStart = false;" });
    await until(page, "api.onLoaded");
    assert.equal(page.frames().length, 1, "a frame before there is anything to do");
    assert.equal(await ask(page, "api.isChatHidden()"), true);
    assert.equal(await launcher(page).isVisible(), false);
    assert.equal(await outcome(page, "logout"), "undefined");
    const asked = outcome(page, "login", {
      userId: "u1",
      hash: "abcd",
      name: { first: "Ada", last: "King" },
      email: "ada@example.com",
      phone: "+39051234567",
      plan: "gold",
    });
    const frame = await frameOf(page);
    assert.equal((await frame.init()).connect, false);
    const call = await frame.next("call");
    assert.deepEqual(call.login, {
      userId: "u1",
      hash: "abcd",
      name: "Ada King",
      email: "ada@example.com",
      phone: "+39051234567",
      attributes: { plan: "gold" },
    });
    await frame.tell({ type: "token", token: TOKEN }, { type: "answer", id: call.id });
    assert.equal(await asked, "undefined");
    await ask(page, "api.start()");
    await launcher(page).waitFor();
    await frame.next("start");
    assert.equal((await frame.next("window")).state, "closed");
    await frame.tell({ type: "status", status: "online" });
    await until(page, "api.getStatus() === 'online'");
  });

  journey("starts without showing itself when it is told to", async ({ page }) => {
    await fakeFrame(page);
    await openShop(page, server, { before: "Tawk_API.autoStart = false;" });
    await until(page, "api.onLoaded");
    await ask(page, "api.start({ showWidget: false })");
    const frame = await frameOf(page);
    assert.equal((await frame.init()).connect, true);
    assert.equal(await launcher(page).isVisible(), false);
    await ask(page, "api.showWidget()");
    await launcher(page).waitFor();
  });

  journey("shuts down: no frame, no launcher, and start begins again", async ({ page }) => {
    await openConnected(page, server);
    await ask(page, "api.shutdown()");
    assert.equal(page.frames().length, 1);
    assert.equal(await launcher(page).isVisible(), false);
    assert.equal(await ask(page, "api.isChatHidden()"), true);
    await ask(page, "api.start()");
    const frame = await frameOf(page);
    assert.equal((await frame.init()).token, TOKEN);
    await launcher(page).waitFor();
  });

  journey("forgets a visitor at once, and ends them although the server was away", async ({ page }) => {
    const frame = await openConnected(page, server);
    await frame.answer("login", undefined);
    const cookie = `tawk_uuid_${server.world.property.id}`;
    const cookies = async () => (await page.context().cookies()).filter(({ name }) => name === cookie);
    assert.equal((await cookies())[0]?.value, TOKEN);
    assert.equal((await cookies())[0]?.sameSite, "Lax");
    // Pending when they leave: nobody waits for ever.
    const pending = outcome(page, "addTags", ["vip"]);
    await frame.next("call");
    assert.equal(await outcome(page, "logout"), "undefined");
    assert.equal(await pending, "SESSION_EXPIRED");
    assert.deepEqual(await cookies(), []);
    const next = await frameOf(page, frame);
    const init = await next.init();
    assert.equal(init.token, null);
    assert.deepEqual(init.endTokens, [TOKEN]);
    await next.tell({ type: "token", token: OTHER_TOKEN }, { type: "status", status: "online" });
    await until(page, "api.getStatus() === 'online'");
    assert.equal((await cookies())[0]?.value, OTHER_TOKEN);
  });

  journey("shows nobody's chat to the next visitor in another tab or after going back", async ({ page }) => {
    const first = await openConnected(page, server);
    await first.tell({ type: "unread", count: 3 });
    const tab = await page.context().newPage();
    await fakeFrame(tab);
    await openShop(tab, server);
    await frameOf(tab);
    await outcome(tab, "logout");
    await tab.close();
    await page.bringToFront();
    await page.evaluate(`document.dispatchEvent(new Event("visibilitychange"))`);
    const next = await frameOf(page, first);
    assert.equal((await next.init()).token, null);
    assert.equal(await page.getByText("3", { exact: true }).isVisible(), false);
  });

  journey(
    "lets the frame's token go when the server ends it, unless another tab has a newer",
    async ({ page }) => {
      const frame = await openConnected(page, server);
      await frame.heard();
      await frame.tell({ type: "token", token: null });
      await page.waitForTimeout(100);
      assert.deepEqual(await frame.heard(), [{ type: "token", token: null }]);
      assert.equal(await ask(page, "document.cookie.includes('tawk_uuid')"), false);
      await frame.tell({ type: "token", token: TOKEN });
      await page.waitForTimeout(50);
      await ask(page, `document.cookie = "tawk_uuid_${server.world.property.id}=${OTHER_TOKEN};path=/"`);
      await frame.tell({ type: "token", token: null });
      await page.waitForTimeout(100);
      assert.deepEqual(await frame.heard(), [{ type: "token", token: OTHER_TOKEN }]);
    },
  );

  journey("works where the browser keeps nothing", async ({ page }) => {
    await fakeFrame(page);
    await openShop(page, server, {
      before: `for (const [on, name] of [[window, "localStorage"], [window, "sessionStorage"], [document, "cookie"]])
        Object.defineProperty(on, name, { get() { throw new DOMException("no", "SecurityError"); }, set() { throw new DOMException("no", "SecurityError"); } });`,
    });
    const frame = await frameOf(page);
    await frame.tell(...CONNECTED);
    await until(page, "api.getStatus() === 'online'");
    await ask(page, "api.shutdown()");
    await ask(page, "api.start()");
    assert.equal((await (await frameOf(page, frame)).init()).token, TOKEN);
    assert.deepEqual(await ask(page, "threw"), []);
  });

  journey("is one session as long as the tab lives, and another after a logout", async ({ page }) => {
    const sessionOf = async () => (await (await frameOf(page)).init()).sessionId;
    await openConnected(page, server);
    const first = await sessionOf();
    await page.reload();
    assert.equal(await sessionOf(), first);
    await (await frameOf(page)).tell(...CONNECTED);
    await until(page, "api.getStatus() === 'online'");
    const before = await frameOf(page);
    await outcome(page, "logout");
    assert.notEqual((await (await frameOf(page, before)).init()).sessionId, first);
  });

  journey("tries again where a server that was away left no frame", async ({ page }) => {
    await fakeFrame(page);
    let asked = 0;
    await page.route("**/embed/frame*", (route) =>
      ++asked === 1 ? route.fulfill({ body: "Bad gateway" }) : route.fallback(),
    );
    await openShop(page, server);
    const frame = await frameOf(page);
    await frame.tell(...CONNECTED);
    await until(page, "api.getStatus() === 'online'");
    assert.equal(asked, 2);
  });

  journey(
    "does nothing when the same script runs again, and switches when another does",
    async ({ page }) => {
      await page.route("**/embed/*/other*", async (route) => {
        const url = route.request().url().replace("/other", "/default");
        const reply = await route.fetch({ url });
        const body = (await reply.text()).replace('"widgetId":"default"', '"widgetId":"other"');
        await route.fulfill({ response: reply, body });
      });
      const frame = await openConnected(page, server);
      const again = (widget: string) =>
        page.addScriptTag({ url: `${server.url}/embed/${server.world.property.id}/${widget}` });
      await again("default");
      assert.equal(await page.locator("iframe").count(), 1);
      assert.equal(await launcher(page).count(), 1);
      await again("other");
      const other = await frameOf(page, frame);
      const init = await other.init();
      assert.equal(init.config.widgetId, "other");
      assert.equal(init.token, TOKEN);
      assert.equal(await launcher(page).count(), 1);
    },
  );

  journey("switches the widget: logged out, and the other one takes its place", async ({ page }) => {
    await page.route("**/embed/*/other*", async (route) => {
      const url = route.request().url().replace("/other", "/default");
      const reply = await route.fetch({ url });
      const body = (await reply.text()).replace('"widgetId":"default"', '"widgetId":"other"');
      await route.fulfill({ response: reply, body });
    });
    const frame = await openConnected(page, server);
    const { id } = server.world.property;
    assert.equal(await outcome(page, "switchWidget", { propertyId: id, widgetId: "default" }), "undefined");
    assert.equal(
      await outcome(page, "switchWidget", { propertyId: "0".repeat(24), widgetId: "default" }),
      "SERVER_ERROR",
    );
    assert.equal(await ask(page, "document.cookie.includes('tawk_uuid')"), true, "still this visitor");
    assert.equal(await outcome(page, "switchWidget", { propertyId: id, widgetId: "other" }), "undefined");
    const init = await (await frameOf(page, frame)).init();
    assert.equal(init.config.widgetId, "other");
    assert.equal(init.token, null);
    assert.deepEqual(init.endTokens, [TOKEN]);
  });
});

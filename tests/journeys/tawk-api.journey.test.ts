// Tawk_API on a customer's page, against a frame that does as it is told: every property, method, callback and event of
// the contract, its limits and its error codes.

import assert from "node:assert/strict";
import { suite } from "node:test";
import type { Page } from "playwright-core";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { withBrowser } from "./browser.ts";
import {
  ALL_EVENTS,
  ask,
  CONNECTED,
  fakeFrame,
  frameOf,
  openShop,
  outcome,
  type Shop,
  type TestFrame,
  until,
} from "./customer-page.ts";

const TOKEN = CONNECTED[0]?.token as string;
const OTHER_TOKEN = `parlo_visitor_${"b".repeat(43)}`;

suite("Tawk_API", () => {
  const server = withServer();
  const journey = withBrowser(server);
  const open = async (page: Page, shop: Shop = {}): Promise<TestFrame> => {
    await fakeFrame(page);
    await openShop(page, server, shop);
    const frame = await frameOf(page);
    await frame.tell(...CONNECTED);
    await until(page, "api.onLoaded && api.getStatus() === 'online'");
    return frame;
  };
  const launcher = (page: Page) => page.getByRole("button", { name: /Chat/ });

  journey("keeps what the page has put there and adds every method", async ({ page }) => {
    await open(page, {
      before: "Tawk_API.mine = 1; Tawk_API.visitor = { name: 'Ada', email: 'ada@example.com', hash: 'ab' };",
    });
    const methods =
      "start shutdown maximize minimize toggle popup showWidget hideWidget toggleVisibility endChat getWindowType getStatus isChatMaximized isChatMinimized isChatHidden isChatOngoing isVisitorEngaged widgetPosition setAttributes addEvent addTags removeTags login logout switchWidget".split(
        " ",
      );
    assert.deepEqual(
      await ask(page, `${JSON.stringify(methods)}.filter((name) => typeof api[name] !== "function")`),
      [],
    );
    assert.equal(await ask(page, "api.mine"), 1);
    assert.equal(await ask(page, "typeof api.onLoad"), "function");
    const init = await (await frameOf(page)).init();
    assert.deepEqual(init.visitor, { name: "Ada", email: "ada@example.com", hash: "ab" });
    assert.equal(init.connect, true);
    assert.equal(init.page.title, "Shop");
    assert.match(init.sessionId, /^[0-9a-f]{32}$/);
  });

  journey(
    "is before-load, then load, then the first status, with both flags up in time",
    async ({ page }) => {
      await fakeFrame(page);
      await openShop(page, server, {
        before: `window.flags = [];
        addEventListener("tawkBeforeLoad", () => flags.push(Tawk_API.onBeforeLoaded, Tawk_API.onLoaded));
        addEventListener("tawkLoad", () => flags.push(Tawk_API.onLoaded));`,
      });
      const frame = await frameOf(page);
      assert.equal(await ask(page, "api.onLoaded"), undefined);
      await frame.tell(...CONNECTED);
      await until(page, "evented.length === 3");
      const order = [["BeforeLoad"], ["Load"], ["StatusChange", "online"]];
      assert.deepEqual(await ask(page, "evented"), order);
      assert.deepEqual(await ask(page, "called"), [
        ["BeforeLoad", undefined],
        ["Load", undefined],
        ["StatusChange", "online"],
      ]);
      assert.deepEqual(await ask(page, "flags"), [true, undefined, true]);
    },
  );

  journey("fires all twenty events, as callback and on the window", async ({ page }) => {
    const frame = await open(page);
    const agent = { name: "Giulia", position: "Support", image: "", id: "5f0c" };
    const form = [{ label: "Name", answer: "Ada" }];
    const details: readonly (readonly [string, unknown?])[] = [
      ["ChatStarted"],
      ["PrechatSubmit", form],
      ["OfflineSubmit", { name: "Ada", email: "a@b.c", message: "Hi", questions: [] }],
      ["ChatMessageVisitor", "Hello"],
      ["AgentJoinChat", agent],
      ["ChatMessageAgent", "Good morning"],
      ["ChatMessageSystem", "Giulia joined"],
      ["VisitorNameChanged", "Ada"],
      ["FileUpload", "https://example.com/a.png"],
      ["TagsUpdated", ["vip"]],
      ["ChatSatisfaction", -1],
      ["AgentLeaveChat", { name: "Giulia", id: "5f0c" }],
      ["ChatEnded"],
    ];
    for (const [name, detail] of details)
      await frame.tell({ type: "event", event: detail === undefined ? { name } : { name, detail } });
    await frame.tell({ type: "unread", count: 2 });
    await until(page, "evented.some(([name]) => name === 'UnreadCountChanged')");
    await ask(page, "(api.maximize(), api.minimize(), api.hideWidget())");
    const evented = await ask<(readonly [string, unknown?])[]>(page, "evented");
    for (const one of details)
      assert.deepEqual(
        evented.find(([name]) => name === one[0]),
        one,
      );
    assert.deepEqual(
      evented.find(([name]) => name === "UnreadCountChanged"),
      ["UnreadCountChanged", 2],
    );
    assert.deepEqual(new Set(evented.map(([name]) => name)), new Set(ALL_EVENTS));
    const called = await ask<(readonly [string, unknown?])[]>(page, "called");
    assert.deepEqual(
      called.map(([name]) => name),
      evented.map(([name]) => name),
    );
  });

  journey("maximizes, minimizes, toggles, hides and shows", async ({ page }) => {
    await open(page);
    const states = () =>
      ask(page, "[api.isChatMaximized(), api.isChatMinimized(), api.isChatHidden()].indexOf(true)");
    const [open_, closed, hidden] = [0, 1, 2];
    assert.equal(await states(), closed);
    for (const [call, state] of [
      ["maximize", open_],
      ["maximize", open_],
      ["minimize", closed],
      ["toggle", open_],
      ["toggle", closed],
      ["hideWidget", hidden],
      ["showWidget", closed],
      ["toggleVisibility", hidden],
      ["toggleVisibility", closed],
      ["hideWidget", hidden],
      ["maximize", open_],
    ] as const) {
      await ask(page, `api.${call}()`);
      assert.equal(await states(), state, call);
    }
    const seen = await ask<unknown[][]>(page, "evented.slice(3).map(([name]) => name)");
    assert.deepEqual(
      seen,
      "ChatMaximized ChatMinimized ChatMaximized ChatMinimized ChatHidden ChatHidden ChatHidden ChatMaximized".split(
        " ",
      ),
    );
    assert.equal(await ask(page, "api.getWindowType()"), "inline");
    assert.equal(await ask(page, "api.widgetPosition()"), "br");
  });

  journey("tells what the frame knows: ongoing, engaged, status", async ({ page }) => {
    const frame = await open(page);
    assert.deepEqual(await ask(page, "[api.isChatOngoing(), api.isVisitorEngaged(), api.getStatus()]"), [
      false,
      false,
      "online",
    ]);
    await frame.tell({ type: "chat", ongoing: true, engaged: true }, { type: "status", status: "away" });
    await until(page, "api.getStatus() === 'away'");
    assert.deepEqual(await ask(page, "[api.isChatOngoing(), api.isVisitorEngaged()]"), [true, true]);
    await ask(page, "api.endChat()");
    assert.equal((await frame.next("call")).call, "endChat");
  });

  journey("sends attributes, events and tags, and gives the callback what came of it", async ({ page }) => {
    const frame = await open(page);
    for (const call of ["setAttributes", "addEvent", "addTags", "removeTags"]) await frame.answer(call);
    assert.equal(
      await outcome(page, "setAttributes", { "Order-No": 17, vip: true, name: "Ada" }),
      "undefined",
    );
    assert.equal(await outcome(page, "addEvent", "basket-filled"), "undefined");
    assert.equal(await outcome(page, "addEvent", "basket-filled", { items: 3 }), "undefined");
    assert.equal(await outcome(page, "addTags", ["vip", "wholesale"]), "undefined");
    assert.equal(await outcome(page, "removeTags", ["vip"]), "undefined");
    const calls = (await frame.heard()).filter(({ type }) => type === "call");
    assert.deepEqual(
      calls.map(({ id: _, type: __, ...call }) => call),
      [
        { call: "setAttributes", attributes: { "order-no": "17", vip: "true", name: "Ada" } },
        { call: "addEvent", name: "basket-filled", metadata: {} },
        { call: "addEvent", name: "basket-filled", metadata: { items: "3" } },
        { call: "addTags", tags: ["vip", "wholesale"] },
        { call: "removeTags", tags: ["vip"] },
      ],
    );
    await frame.answer("addTags", "VERSION_CONFLICT");
    assert.equal(await outcome(page, "addTags", ["late"]), "VERSION_CONFLICT");
    // Without a callback nothing is missing.
    await ask(
      page,
      "(api.setAttributes({ a: 1 }), api.addEvent('b'), api.addTags(['c']), api.removeTags(['d']))",
    );
    assert.deepEqual(await ask(page, "threw"), []);
  });

  journey("refuses what breaks a rule with the contract's code, as a bare string", async ({ page }) => {
    const frame = await open(page);
    const keys = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, at) => [`k${at}`, "v"]));
    const refused: readonly (readonly [string, readonly unknown[], string])[] = [
      ["setAttributes", ["text"], "INVALID_ATTRIBUTES"],
      ["setAttributes", [null], "INVALID_ATTRIBUTES"],
      ["setAttributes", [[1]], "INVALID_ATTRIBUTES"],
      ["setAttributes", [{}], "INVALID_ATTRIBUTES"],
      ["setAttributes", [keys(51)], "ATTRIBUTE_LIMIT_EXCEEDED"],
      ["setAttributes", [{ "no spaces": "v" }], "CONTAINS_INVALID_KEY"],
      ["setAttributes", [{ under_score: "v" }], "CONTAINS_INVALID_KEY"],
      ["setAttributes", [{ key: "" }], "CONTAINS_INVALID_VALUE"],
      ["setAttributes", [{ key: "x".repeat(256) }], "CONTAINS_INVALID_VALUE"],
      ["setAttributes", [{ key: { deep: 1 } }], "CONTAINS_INVALID_VALUE"],
      ["addEvent", ["no spaces"], "INVALID_EVENT_NAME"],
      ["addEvent", [""], "INVALID_EVENT_NAME"],
      ["addEvent", ["ok", "text"], "INVALID_ATTRIBUTES"],
      ["addEvent", ["ok", keys(51)], "ATTRIBUTE_LIMIT_EXCEEDED"],
      ["addEvent", ["ok", { "no spaces": "v" }], "CONTAINS_INVALID_KEY"],
      ["addEvent", ["ok", { key: "" }], "CONTAINS_INVALID_VALUE"],
      ["addTags", ["vip"], "INVALID_TAGS"],
      ["addTags", [[]], "INVALID_TAGS"],
      ["addTags", [[7]], "INVALID_TAGS"],
      ["addTags", [Array.from({ length: 11 }, (_, at) => `t${at}`)], "TAG_LIMIT_EXCEEDED"],
      ["removeTags", ["vip"], "INVALID_TAGS"],
      ["login", [{ userId: "u1" }], "INVALID_ATTRIBUTES"],
      ["login", ["u1"], "INVALID_ATTRIBUTES"],
      ["login", [{ userId: "u1", hash: "ab", "bad key": "v" }], "CONTAINS_INVALID_KEY"],
      ["switchWidget", [{}], "INVALID_ATTRIBUTES"],
      // What the Angular wrapper makes of addEvent(name, metadata, callback).
      ["setAttributes", ["product-viewed", { id: 7 }], "INVALID_ATTRIBUTES"],
    ];
    for (const [call, given, code] of refused)
      assert.equal(
        await outcome(page, call, ...given),
        code,
        `${call} ${JSON.stringify(given).slice(0, 60)}`,
      );
    await frame.answer("setAttributes");
    const most = { ...keys(50), name: "Ada", email: "a@b.c", hash: "ab" };
    assert.equal(await outcome(page, "setAttributes", most), "undefined");
    const calls = (await frame.heard()).filter(({ type }) => type === "call");
    assert.equal(calls.length, 1, "the server was asked about what is wrong");
    assert.deepEqual(await ask(page, "threw"), []);
  });

  journey("throws nothing, whatever the page does", async ({ page }) => {
    const frame = await open(page);
    await ask(
      page,
      `(() => {
        api.onChatMaximized = () => { throw new Error("the page's own fault"); };
        console.error = () => {};
        for (const [name, method] of Object.entries(api))
          if (typeof method === "function" && !/^on|^(shutdown|logout|popup|switchWidget)$/.test(name))
            for (const given of [[], [null], [undefined, 7], [{}, {}], ["x", "y", "z"], [Symbol("s")]]) method(...given);
        api.onChatMaximized = "no function"; api.minimize(); api.maximize();
      })()`,
    );
    await frame.tell({ type: "event", event: { name: "ChatStarted" } });
    await page.waitForTimeout(200);
    assert.deepEqual(await ask(page, "threw"), []);
  });

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
    await open(page);
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
    const frame = await open(page);
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
    const first = await open(page);
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
      const frame = await open(page);
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

  journey(
    "does nothing when the same script runs again, and switches when another does",
    async ({ page }) => {
      await page.route("**/embed/*/other*", async (route) => {
        const url = route.request().url().replace("/other", "/default");
        const reply = await route.fetch({ url });
        const body = (await reply.text()).replace('"widgetId":"default"', '"widgetId":"other"');
        await route.fulfill({ response: reply, body });
      });
      const frame = await open(page);
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
    const frame = await open(page);
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

  journey("tells the frame when a single-page app goes on, and that somebody is there", async ({ page }) => {
    const frame = await open(page);
    const view = async () => {
      const { page: at } = await frame.next("view");
      return [new URL(at.url).pathname + new URL(at.url).hash, at.title];
    };
    await ask(page, "(history.pushState(null, '', '/shop/bowl'), document.title = 'Bowl')");
    assert.deepEqual(await view(), ["/shop/bowl", "Bowl"]);
    await ask(page, "(history.replaceState(null, '', '/shop/cup'), document.title = 'Cup')");
    assert.deepEqual(await view(), ["/shop/cup", "Cup"]);
    await ask(page, "location.hash = 'blue'");
    assert.deepEqual(await view(), ["/shop/cup#blue", "Cup"]);
    await page.goBack();
    assert.deepEqual(await view(), ["/shop/cup", "Cup"]);
    await page.mouse.move(10, 10);
    await page.mouse.move(40, 40);
    await frame.next("active");
    assert.deepEqual(await frame.heard(), []);
    // A router that replaces the whole body.
    await ask(
      page,
      "(document.body.replaceWith(document.createElement('body')), history.pushState(null, '', '/shop/vase'))",
    );
    await launcher(page).waitFor();
    const next = await frameOf(page);
    assert.equal(new URL((await next.init()).page.url).pathname, "/shop/vase");
  });
});

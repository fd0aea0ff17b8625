// Tawk_API on a customer's page, against a frame that does as it is told: every property, method, callback and event of
// the contract, its limits and its error codes.

import assert from "node:assert/strict";
import { suite } from "node:test";
import { withServer } from "../../apps/server/src/testing/server.ts";
import { withBrowser } from "./browser.ts";
import {
  ALL_EVENTS,
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

suite("Tawk_API", () => {
  const server = withServer();
  const journey = withBrowser(server);

  journey("keeps what the page has put there and adds every method", async ({ page }) => {
    await openConnected(page, server, {
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
    const frame = await openConnected(page, server);
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
    await openConnected(page, server);
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
    const frame = await openConnected(page, server);
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
    const frame = await openConnected(page, server);
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
    const frame = await openConnected(page, server);
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
    const frame = await openConnected(page, server);
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

  journey("tells the frame when a single-page app goes on, and that somebody is there", async ({ page }) => {
    const frame = await openConnected(page, server);
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

// What cards, versions and the settings of a whole property promise.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";

interface Card {
  readonly id: string;
  readonly position: number;
}

suite("cards", () => {
  const server = withServer();
  const widget = () => ({ propertyId: server.world.property.id, widgetId: "default" });
  const body = async (): Promise<string[]> =>
    (await server.ok("widgets.get", widget())).widget.states.online.body.map((one: Card) => one.id);
  const add = (card: object, more: object = {}) =>
    server.call("widgets.cards.add", { ...widget(), state: "online", card, ...more });

  test("are added at their place, with an id that says their kind", async () => {
    const before = await body();
    const { data } = (await add({ type: "text", content: { text: "Oggi spediamo" } }, { position: 1 })).body;
    assert.match(data.id, /^text:[0-9A-Za-z]{10}$/);
    assert.deepEqual([data.state, data.part, data.position], ["online", "body", 1]);
    assert.deepEqual(await body(), [before[0], data.id, ...before.slice(1)]);
  });

  test("move within a state and to another, and keep the others in order", async () => {
    const [first = "", second = "", ...rest] = await body();
    const update = (cardId: string, more: object) =>
      server.ok("widgets.cards.update", { ...widget(), cardId, ...more });
    await update(first, { position: 1 });
    assert.deepEqual(await body(), [second, first, ...rest]);
    const moved = await update(second, { state: "away", position: 0, content: { text: "Torniamo presto" } });
    assert.deepEqual([moved.state, moved.position, moved.content.text], ["away", 0, "Torniamo presto"]);
    assert.deepEqual(await body(), [first, ...rest]);
    await server.ok("widgets.cards.remove", { ...widget(), cardId: second });
    assert.equal((await server.call("widgets.cards.remove", { ...widget(), cardId: second })).status, 404);
  });

  test("of forms keep their own questions, whatever else of them changes", async () => {
    const fields = [
      { label: "Nome", type: "text", required: true, context: "name" },
      { label: "E-mail", type: "text", required: true, context: "email", format: "email" },
      { label: "Ordine", type: "textarea", required: false },
    ];
    const made = await add({ type: "form", content: { fields } }, { state: "away" });
    assert.deepEqual([made.status, made.body.data.content], [200, { fields }]);
    const cardId = made.body.data.id;
    const said = await server.ok("widgets.cards.update", {
      ...widget(),
      cardId,
      content: { text: "Chiedete" },
    });
    assert.deepEqual(said.content, { text: "Chiedete", fields });
    const { body: shown } = (await server.ok("widgets.get", widget())).widget.states.away;
    assert.deepEqual(shown.at(-1).content, { text: "Chiedete", fields });
    const wrong = { ...widget(), cardId, content: { fields: [{ ...fields[0], context: "phone" }] } };
    const refused = await server.call("widgets.cards.update", wrong);
    assert.deepEqual([refused.status, refused.body.message], [400, "content.fields[0].context"]);
  });

  test("are refused where they make no sense, with the place of the fault", async () => {
    const twice = await add({ type: "chat" });
    assert.deepEqual([twice.status, twice.body.error], [400, "validation_error"]);
    assert.match(twice.body.message, /^settings\.widget\.states\.online\.body\[\d\]\.type$/);
    const above = await add({ type: "previous-conversations" }, { part: "header", state: "offline" });
    assert.match(above.body.message, /^settings\.widget\.states\.offline\.header\[2\]\.type$/);
    assert.equal((await add({ type: "video" })).body.message, "card.type");
  });

  test("are ten in a part, and one more is refused by name", async () => {
    const text = { type: "text", content: { text: "Ancora" } };
    const more = { state: "away", part: "header" };
    const { length } = (await server.ok("widgets.get", widget())).widget.states.away.header;
    for (let n = length; n < 10; n++) assert.equal((await add(text, more)).status, 200);
    const eleventh = await add(text, more);
    assert.deepEqual([eleventh.status, eleventh.body.message], [400, "settings.widget.states.away.header"]);
  });

  test("are changed for the version they were made for, or not at all", async () => {
    const { settingsVersion } = await server.ok("widgets.get", widget());
    const heading = { type: "heading", content: { text: "Novità" } };
    assert.equal((await add(heading, { settingsVersion })).status, 200);
    assert.equal((await add(heading, { settingsVersion })).body.error, "settings_changed");
  });
});

suite("versions of a widget's settings", () => {
  const server = withServer();

  test("are made by changes alone: what says nothing new leaves the states that can be gone back to", async () => {
    const widget = { propertyId: server.world.property.id, widgetId: "default" };
    const { settingsVersion, widget: shown } = await server.ok("widgets.get", widget);
    for (const settings of [{}, { widget: {} }])
      assert.equal(
        (await server.ok("widgets.update", { ...widget, settings })).settingsVersion,
        settingsVersion,
      );
    const settings = { widget: { maximized: { desktop: { width: shown.maximized.desktop.width + 1 } } } };
    const once = await server.ok("widgets.update", { ...widget, settings });
    const twice = await server.ok("widgets.update", { ...widget, settings });
    assert.deepEqual(
      [once.settingsVersion, twice.settingsVersion],
      [settingsVersion + 1, settingsVersion + 1],
    );
  });
  const widget = () => ({ propertyId: server.world.property.id, widgetId: server.world.widget.id });
  const update = (settings: object) => server.ok("widgets.update", { ...widget(), settings });
  const list = () => server.ok("widgets.list-versions", widget());

  test("say what changed and who changed it, and can be gone back to", async () => {
    assert.deepEqual(await list(), []);
    for (const nothing of [{ theme: {} }, { states: { away: {} } }]) await update({ widget: nothing });
    assert.deepEqual(await list(), []);
    const before = await server.ok("widgets.get", widget());
    await update({ widget: { features: { emoji: false }, language: "it" } });
    await update({ widget: { theme: { header: { background: "#112233" } } } });
    const versions = await list();
    assert.deepEqual(
      versions.map((one: { settingsVersion: number; changed: string[] }) => [
        one.settingsVersion,
        one.changed,
      ]),
      [
        [3, ["widget.theme.header.background"]],
        [2, ["widget.language", "widget.features.emoji"]],
        [1, []],
      ],
    );
    assert.equal(versions[0].changedById, server.world.owner.id);
    const back = await server.ok("widgets.revert", { ...widget(), toVersion: 1 });
    assert.deepEqual(back, { ...before, settingsVersion: 4 });
    assert.deepEqual(await server.ok("widgets.get", widget()), back);
    const undone = await server.ok("widgets.revert", { ...widget(), toVersion: 3 });
    assert.equal(undone.widget.theme.header.background, "#112233");
  });

  test("are kept up to fifty", async () => {
    for (let count = 0; count < 55; count++)
      await update({ widget: { features: { rating: count % 2 === 0 } } });
    const versions = await list();
    assert.equal(versions.length, 50);
    const gone = await server.call("widgets.revert", { ...widget(), toVersion: 1 });
    assert.deepEqual([gone.status, gone.body.error], [409, "version_gone"]);
  });
});

suite("settings of a property for all its widgets", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const get = (widgetId: string) => server.ok("widgets.get", { ...at(), widgetId });

  test("are those of every widget that has none of its own, and reach open pages", async () => {
    const { id } = server.world.widget;
    await server.ok("widgets.update", { ...at(), widgetId: id, settings: { widget: { language: "de" } } });
    const before = (await readAll(server.database.db)).rows.length;
    const shown = await server.ok("widgets.global-settings.update", {
      ...at(),
      language: "it",
      branding: { text: "Bottega" },
      domains: ["bottega-aurora.example"],
    });
    assert.deepEqual(shown, {
      secureMode: false,
      language: "it",
      branding: { whitelabeled: false, text: "Bottega", url: "" },
      domains: ["bottega-aurora.example"],
    });
    const [own, other] = [await get("default"), await get(id)];
    assert.deepEqual([own.widget.language, own.branding.text], ["it", "Bottega"]);
    assert.deepEqual([other.widget.language, other.domains], ["de", ["bottega-aurora.example"]]);
    const told = (await readAll(server.database.db)).rows.slice(before).map(({ event }) => event);
    assert.deepEqual(told, ["widget:global-settings", "widget:update", "widget:update"]);
  });

  test("are followed again by a widget that says the same", async () => {
    const { id } = server.world.widget;
    await server.ok("widgets.update", { ...at(), widgetId: id, settings: { widget: { language: "it" } } });
    await server.ok("widgets.global-settings.update", { ...at(), language: "fr" });
    assert.equal((await get(id)).widget.language, "fr");
  });

  test("are checked field by field", async () => {
    const cases: readonly (readonly [object, string])[] = [
      [{ branding: { url: "https://[half" } }, "branding.url"],
      [{ branding: { colour: "red" } }, "branding.colour"],
      [{ language: "klingon!" }, "language"],
      [{ domains: ["a b"] }, "domains[0]"],
    ];
    for (const [change, path] of cases) {
      const { status, body } = await server.call("widgets.global-settings.update", { ...at(), ...change });
      assert.deepEqual([status, body.message], [400, path], JSON.stringify(change));
    }
  });
});

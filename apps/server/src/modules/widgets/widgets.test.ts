// What widgets promise: settings that are always whole, changes that reach everybody, and keys that stay on a server.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";
import { identityOf } from "./index.ts";
import { findIdentity } from "./widgets.store.ts";

suite("widgets", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const standard = () => ({ ...at(), widgetId: "default" });
  const get = () => server.ok("widgets.get", standard());
  const update = (settings: object, more: object = {}) =>
    server.call("widgets.update", { ...standard(), ...more, settings });

  test("are shown whole, also where nothing was ever set", async () => {
    const bare = await server.ok("widgets.get", {
      propertyId: server.world.sandbox.id,
      widgetId: "default",
    });
    assert.equal(bare.settingsVersion, 1);
    assert.equal(bare.propertyName, server.world.sandbox.name);
    assert.equal(bare.widget.maximized.desktop.width, 400);
    assert.equal(bare.consent.required, "none");
  });

  test("change what is given and nothing else, and count their changes", async () => {
    const before = await get();
    const reply = await update({ widget: { features: { emoji: false } }, consent: { required: "eu" } });
    assert.equal(reply.status, 200);
    const after = await get();
    assert.deepEqual(after, reply.body.data);
    assert.equal(after.settingsVersion, before.settingsVersion + 1);
    assert.deepEqual(after, {
      ...before,
      settingsVersion: after.settingsVersion,
      consent: { ...before.consent, required: "eu" },
      widget: { ...before.widget, features: { ...before.widget.features, emoji: false } },
    });
  });

  test("name what is wrong to the letter, and change nothing then", async () => {
    const before = await get();
    const cases: readonly (readonly [object, string])[] = [
      [{ widget: { theme: { header: { background: "red" } } } }, "settings.widget.theme.header.background"],
      [
        { widget: { visibility: { desktop: { position: "middle" } } } },
        "settings.widget.visibility.desktop.position",
      ],
      [{ widget: { colour: "#FFFFFF" } }, "settings.widget.colour"],
      [{ widget: { scheduler: { timezone: "Europe/Atlantis" } } }, "settings.widget.scheduler.timezone"],
      [
        { prechat: { fields: [{ label: "", type: "text", required: true }] } },
        "settings.prechat.fields[0].label",
      ],
      [{ consent: { privacyUrl: "javascript:alert(1)" } }, "settings.consent.privacyUrl"],
      [{ branding: { url: "//evil.example" } }, "settings.branding.url"],
    ];
    for (const [settings, path] of cases) {
      const { status, body } = await update(settings);
      assert.deepEqual([status, body.message], [400, path], JSON.stringify(body));
    }
    assert.deepEqual(await get(), before);
  });

  test("refuse a change made for settings that somebody has changed since", async () => {
    const { settingsVersion } = await get();
    const mine = { widget: { language: "it" } };
    assert.equal((await update(mine, { settingsVersion })).status, 200);
    const late = await update({ widget: { language: "de" } }, { settingsVersion });
    assert.deepEqual([late.status, late.body.error], [409, "settings_changed"]);
    assert.equal((await get()).widget.language, "it");
  });

  test("tell members and visitors how they are now, with what visitors may know", async () => {
    await update({
      domains: ["bottega-aurora.example"],
      widget: { theme: { header: { background: "#FFE600" } } },
    });
    const told = (await readAll(server.database.db)).rows
      .filter(({ event }) => event === "widget:update")
      .at(-1);
    assert.ok(told);
    assert.ok(told.audience.includes(`visitors:${server.world.property.id}`));
    const { settings, changes } = told.payload as Record<
      "settings" | "changes",
      { settingsVersion: number; widget: { theme: { header: object } } }
    >;
    assert.equal("domains" in settings, false);
    assert.deepEqual(settings.widget.theme.header, { background: "#FFE600", text: "#1C1B1A" });
    assert.deepEqual(changes, {
      settingsVersion: settings.settingsVersion,
      widget: { theme: settings.widget.theme },
    });
  });

  test("are several, each with an id for its snippet; the default one stays", async () => {
    const made = await server.ok("widgets.add", {
      ...at(),
      name: " Trade  customers ",
      settings: { widget: { language: "en" } },
    });
    assert.match(made.widgetId, /^1[0-9a-z]{8,10}$/);
    assert.deepEqual([made.name, made.widget.language], ["Trade customers", "en"]);
    const ids = (await server.ok("widgets.list", at())).map((one: { widgetId: string }) => one.widgetId);
    assert.ok(ids.includes("default") && ids.includes(made.widgetId));
    const remove = (widgetId: string) => server.call("widgets.remove", { ...at(), widgetId });
    assert.equal((await remove(made.widgetId)).status, 200);
    assert.equal((await remove(made.widgetId)).status, 404);
    assert.equal((await remove("default")).body.error, "default_widget");
  });

  test("are changed by those who manage them", async () => {
    const as = { session: server.world.agent.session };
    assert.equal((await server.call("widgets.get", standard(), { as })).status, 200);
    assert.equal((await server.call("widgets.update", { ...standard(), name: "Mine" }, { as })).status, 403);
    assert.equal((await server.call("widgets.api-key.list", at(), { as })).status, 403);
  });
});

suite("the JavaScript API key", () => {
  const server = withServer();
  const at = () => ({ propertyId: server.world.property.id });
  const keys = async (): Promise<string[]> =>
    (await server.ok("widgets.api-key.list", at())).map((one: { apiKey: string }) => one.apiKey);
  const counting = async () =>
    (
      await identityOf(
        {
          db: server.database.db,
          vault: server.app.house.vault,
          now: new Date(server.clock.nowMs()),
        },
        server.world.property.id,
      )
    ).apiKeys;

  test("has 40 hexadecimal characters, and is sealed where it is kept", async () => {
    const [key = ""] = await keys();
    assert.match(key, /^[0-9a-f]{40}$/);
    const row = await findIdentity(server.database.db, server.world.property.id);
    assert.ok(row.api_key && !row.api_key.toString("latin1").includes(key));
    assert.deepEqual(await counting(), [key]);
  });

  test("is replaced, and the old one counts as long as was asked", async () => {
    const [first = ""] = await keys();
    const rotated = await server.ok("widgets.api-key.rotate", { ...at(), overlapSeconds: 3600 });
    const [second = "", old] = await keys();
    assert.equal(rotated.apiKey, second);
    assert.notEqual(second, first);
    assert.equal(old, first);
    assert.deepEqual(await counting(), [second, first]);
    server.clock.advance(3_600_001);
    assert.deepEqual(await keys(), [second]);
    assert.deepEqual(await counting(), [second]);
    await server.ok("widgets.api-key.rotate", at());
    const [third] = await keys();
    assert.deepEqual(await counting(), [third]);
  });

  test("is in no event", async () => {
    const [key = ""] = await keys();
    const { rows: events } = await readAll(server.database.db);
    assert.ok(events.some(({ event }) => event === "widget:api-key"));
    assert.equal(JSON.stringify(events).includes(key), false);
  });

  test("comes with secure mode where there was none", async () => {
    const propertyId = server.world.sandbox.id;
    assert.deepEqual(await server.ok("widgets.api-key.list", { propertyId }), []);
    const isOn = async () => (await server.ok("widgets.global-settings.get", { propertyId })).secureMode;
    assert.equal(await isOn(), false);
    await server.ok("widgets.global-settings.update", { propertyId, secureMode: true });
    assert.equal(await isOn(), true);
    assert.equal((await server.ok("widgets.api-key.list", { propertyId })).length, 1);
  });
});

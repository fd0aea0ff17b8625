// What the page of webhooks asks for besides the log itself: counts by hour and day, and the events there are.

import assert from "node:assert/strict";
import { beforeEach, suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";
import { type DeliveryState, insertDeliveries } from "./index.ts";

suite("The log of webhooks", () => {
  const server = withServer();
  const at = (more: object = {}) => ({ propertyId: server.world.property.id, ...more });
  let hookId = "";
  let ids = 0;
  const happen = (times: readonly (readonly [string, DeliveryState])[]) =>
    insertDeliveries(
      server.database.db,
      times.map(([time, status]) => ({
        property_id: server.world.property.id,
        hook_id: hookId,
        delivery_id: (ids++).toString(16).padStart(24, "0"),
        event_id: `event-${ids}`,
        event: "chat:start",
        happened_on: new Date(time),
        chat_id: null,
        body: "{}",
        status,
        tries: 1,
        attempts: 1,
        run_began_on: new Date(time),
        due_on: new Date("2030-01-01T00:00:00Z"),
        ended_on: status === "pending" ? null : new Date(time),
        status_code: null,
        error: null,
      })),
    );
  const count = (more: object) => server.ok("webhooks.count-deliveries", at({ hookId, ...more }));
  beforeEach(async () => {
    const wish = { name: "Mine", url: "https://hooks.example.com/", events: ["chat:start"] };
    hookId = (await server.ok("webhooks.create", at(wish))).hookId;
  });

  test("counts by hour, empty hours too, and nothing outside the span", async () => {
    await happen([
      ["2026-10-01T09:59:59.999Z", "failed"],
      ["2026-10-01T10:00:00Z", "delivered"],
      ["2026-10-01T10:59:59.999Z", "delivered"],
      ["2026-10-01T10:30:00Z", "pending"],
      ["2026-10-01T12:00:00Z", "failed"],
      ["2026-10-01T13:00:00Z", "failed"],
    ]);
    const span = { startDate: "2026-10-01T10:00:00Z", endDate: "2026-10-01T13:00:00Z", interval: "hour" };
    const rows = [
      { time: "2026-10-01T10:00:00.000Z", delivered: 2, failed: 0, pending: 1 },
      { time: "2026-10-01T11:00:00.000Z", delivered: 0, failed: 0, pending: 0 },
      { time: "2026-10-01T12:00:00.000Z", delivered: 0, failed: 1, pending: 0 },
    ];
    assert.deepEqual(await count(span), { rows });
    const all = await server.ok("webhooks.count-deliveries", at(span));
    assert.deepEqual(all, { rows }, "of all webhooks of the property");
    const late = await count({ ...span, startDate: "2026-10-01T10:30:00Z" });
    assert.deepEqual(late.rows[0], {
      time: "2026-10-01T10:00:00.000Z",
      delivered: 1,
      failed: 0,
      pending: 1,
    });
  });

  test("counts by day of a time zone, the one of 25 hours included", async () => {
    await happen([
      ["2026-10-24T21:59:00Z", "delivered"],
      ["2026-10-24T22:00:00Z", "delivered"],
      ["2026-10-25T22:59:00Z", "delivered"],
      ["2026-10-25T23:00:00Z", "failed"],
    ]);
    const { rows } = await count({
      startDate: "2026-10-23T22:00:00Z",
      endDate: "2026-10-26T23:00:00Z",
      interval: "day",
      timezone: "Europe/Rome",
    });
    assert.deepEqual(rows, [
      { time: "2026-10-23T22:00:00.000Z", delivered: 1, failed: 0, pending: 0 },
      { time: "2026-10-24T22:00:00.000Z", delivered: 2, failed: 0, pending: 0 },
      { time: "2026-10-25T23:00:00.000Z", delivered: 0, failed: 1, pending: 0 },
    ]);
  });

  test("refuses a span that is too long, or none, and a zone that is none", async () => {
    const span = { startDate: "2026-10-01T00:00:00Z", endDate: "2026-10-02T00:00:00Z", interval: "hour" };
    for (const [path, more] of [
      ["endDate", { endDate: span.startDate }],
      ["endDate", { endDate: "2026-12-01T00:00:00Z" }],
      ["timezone", { timezone: "Europe/Atlantis" }],
    ] as const) {
      const { status, body } = await server.call("webhooks.count-deliveries", at({ ...span, ...more }));
      assert.equal(status, 400, JSON.stringify(more));
      assert.equal(body.details[0].path, path);
    }
    const longest = { ...span, interval: "day", endDate: "2029-06-26T00:00:00Z" };
    assert.equal((await count(longest)).rows.length, 999);
  });

  test("is listed by when things happened, the newest first", async () => {
    await happen([
      ["2026-10-03T10:00:00Z", "delivered"],
      ["2026-10-03T12:00:00Z", "failed"],
      ["2026-10-03T11:00:00Z", "pending"],
    ]);
    const { body } = await server.call("webhooks.list-deliveries", at({ hookId }));
    assert.deepEqual(
      body.data.map(({ status }: { status: string }) => status),
      ["failed", "pending", "delivered"],
    );
  });

  test("knows the events, and which of them a narrow key may ask for", async () => {
    const list = async (as?: { key: string }) =>
      (await server.call("webhooks.list-events", at({ size: 1000 }), { as })).body.data;
    const events = await list();
    const message = events.find(({ event }: { event: string }) => event === "chat:message");
    assert.equal(message.may, true);
    assert.match(message.summary, /^[A-Z].*\.$/);
    const { key } = await server.ok("keys.create", {
      name: "Narrow",
      scopes: ["webhooks_manage", "webhooks_read"],
    });
    const narrow = new Map(
      (await list({ key })).map(({ event, may }: { event: string; may: boolean }) => [event, may]),
    );
    assert.equal(narrow.size, events.length);
    assert.equal(narrow.get("chat:start"), true);
    assert.equal(narrow.get("chat:message"), false);
  });
});

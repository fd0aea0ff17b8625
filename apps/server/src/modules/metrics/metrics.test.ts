// What metrics promise to those who ask: what counts, whose it is, and that it follows what happens.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { withServer } from "../../testing/server.ts";

suite("Metrics of chats", () => {
  const server = withServer();
  const ask = (more: object = {}) => {
    const range = { startDate: "2026-11-02", endDate: "2026-11-02", timezone: "UTC" };
    return server.ok("metrics.chats", { propertyId: server.world.property.id, ...range, ...more });
  };

  test("follow a chat from its first message through its answer, rating, tags and end into the bin and back", async () => {
    const { property } = server.world;
    const propertyId = property.id;
    const totals = async () => {
      await server.app.metrics.drain();
      const { chats, answered, missed, messages, positive, firstResponseMedianSeconds } = (
        await ask({ tags: ["followed"] })
      ).totals;
      return { chats, answered, missed, messages, positive, firstResponseMedianSeconds };
    };
    const none = {
      chats: 0,
      answered: 0,
      missed: 0,
      messages: 0,
      positive: 0,
      firstResponseMedianSeconds: undefined,
    };
    assert.deepEqual(await totals(), none);
    const chat = await server.ok("chat.start", { propertyId, visitor: { name: "Ada" }, message: "Hello" });
    const at = { propertyId, chatId: chat.id };
    assert.deepEqual(await totals(), none);
    await server.ok("chat.add-tags", { ...at, tags: ["followed"] });
    assert.deepEqual(await totals(), { ...none, chats: 1, messages: 1 });
    await server.ok("chat.end", { ...at, as: "visitor" });
    assert.deepEqual(await totals(), { ...none, chats: 1, missed: 1, messages: 1 });
    await server.ok("chat.reopen", at);
    assert.deepEqual(await totals(), { ...none, chats: 1, messages: 1 });
    server.clock.advance(42_000);
    await server.ok("chat.send-message", { ...at, text: "Good day" });
    await server.ok("chat.rate", { ...at, rating: 1 });
    const answered = {
      chats: 1,
      answered: 1,
      missed: 0,
      messages: 2,
      positive: 1,
      firstResponseMedianSeconds: 42,
    };
    assert.deepEqual(await totals(), answered);
    await server.ok("chat.delete", at);
    assert.deepEqual(await totals(), none);
    await server.ok("chat.restore", at);
    assert.deepEqual(await totals(), answered);
    await server.ok("chat.rate", { ...at, rating: -1 });
    assert.deepEqual(await totals(), { ...answered, positive: 0 });
  });

  test("are of the last thirty days in the property's own zone when nothing is said", async () => {
    const { startDate, endDate, timezone, interval, series } = await server.ok("metrics.chats", {
      propertyId: server.world.property.id,
    });
    assert.deepEqual(
      { startDate, endDate, timezone, interval },
      { startDate: "2026-10-04", endDate: "2026-11-02", timezone: "Europe/Rome", interval: "day" },
    );
    assert.equal(series.length, 30);
  });

  test("take a moment for its day, and both ends in", async () => {
    const { startDate, endDate, series } = await ask({
      startDate: "2026-10-31T23:30:00.000Z",
      endDate: "2026-11-02T22:00:00Z",
      timezone: "Europe/Rome",
    });
    assert.deepEqual([startDate, endDate, series.length], ["2026-11-01", "2026-11-02", 2]);
  });

  test("refuse what cannot be counted, and say why", async () => {
    const refused: readonly (readonly [object, string])[] = [
      [{ timezone: "Europe/Atlantis" }, "timezone"],
      [{ startDate: "2026-02-30" }, "startDate"],
      [{ endDate: "yesterday" }, "endDate"],
      [{ startDate: "2026-11-03" }, "startDate"],
      [{ startDate: "2010-01-01" }, "startDate"],
      [{ startDate: "2026-01-01", interval: "hour" }, "interval"],
      [{ interval: "minute" }, "interval"],
      [{ groupBy: "visitor" }, "groupBy"],
    ];
    for (const [params, path] of refused) {
      const reply = await server.call("metrics.chats", {
        propertyId: server.world.property.id,
        endDate: "2026-11-02",
        timezone: "UTC",
        ...params,
      });
      assert.deepEqual([reply.status, reply.body.message], [400, path], JSON.stringify(params));
    }
  });

  test("are for those who may read statistics, of their own property", async () => {
    const { otherProperty, property, stranger } = server.world;
    const foreign = await server.call("metrics.chats", { propertyId: otherProperty.id });
    assert.equal(foreign.status, 404);
    const other = await server.call(
      "metrics.chats",
      { propertyId: property.id },
      { as: { key: stranger.key } },
    );
    assert.equal(other.status, 404);
  });
});

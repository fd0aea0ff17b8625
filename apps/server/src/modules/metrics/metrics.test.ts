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

  test("count a fact once, also where the reader ended in the middle or reads all of it again", async () => {
    const { pool } = server.database;
    const count = async () => (await ask({ tags: ["once"] })).totals.chats;
    const { propertyId, id: chatId } = await server.ok("chat.start", {
      ...{ propertyId: server.world.property.id, visitor: { name: "Ada" }, message: "Hello" },
    });
    await server.app.metrics.drain();
    assert.equal(await count(), 0);
    await server.ok("chat.add-tags", { propertyId, chatId, tags: ["once"] });
    // As when its process ends after the days were moved and before the cursor was.
    await pool.query(`create function fall() returns trigger language plpgsql as $$
      begin raise exception 'killed in the middle'; end $$`);
    await pool.query(
      "create trigger falls before update on ledger_readers for each row when (new.name = 'metrics') execute function fall()",
    );
    await assert.rejects(server.app.metrics.drain(), /killed in the middle/);
    await pool.query("drop trigger falls on ledger_readers");
    await server.app.metrics.drain();
    assert.equal(await count(), 1);
    await pool.query("update ledger_readers set id = 0 where name = 'metrics'");
    await server.app.metrics.drain();
    assert.equal(await count(), 1);
  });

  test("are by date unless told, in buckets without a hole and with nothing else besides", async () => {
    const range = { startDate: "2026-01-01", endDate: "2026-11-02" };
    for (const [interval, buckets] of [
      ["day", 306],
      ["week", 45],
      ["month", 11],
    ] as const) {
      const plain = await ask({ ...range, interval });
      const byDate = await ask({ ...range, interval, groupBy: "date" });
      assert.deepEqual(byDate, plain, interval);
      assert.equal("breakdown" in plain, false);
      assert.equal(plain.series.length, buckets, interval);
      for (const [nth, { startsOn }] of plain.series.entries())
        if (nth > 0) assert.equal(startsOn, plain.series[nth - 1].endsOn, interval);
      const sum = plain.series.reduce((chats: number, bucket: { chats: number }) => chats + bucket.chats, 0);
      assert.equal(sum, plain.totals.chats, interval);
    }
    assert.equal((await ask({ interval: "hour" })).series.length, 24);
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

suite("Metrics of tickets", () => {
  const server = withServer();

  test("follow a ticket that is made, answered, closed and opened again, with whose it is", async () => {
    const { property, agent, owner } = server.world;
    const propertyId = property.id;
    const ask = async (method: string, more: object = {}) => {
      await server.app.metrics.drain();
      const range = { startDate: "2026-11-02", endDate: "2026-11-02", timezone: "UTC", tags: ["followed"] };
      return server.ok(method, { propertyId, ...range, ...more });
    };
    const ticket = await server.ok("ticket.create", {
      propertyId,
      subject: "A cup arrived broken",
      message: "Can I have another?",
      requester: { name: "Ada", email: "ada@example.com" },
      assignee: { agentId: agent.id },
      tags: ["followed"],
    });
    const at = { propertyId, ticketId: ticket.id };
    server.clock.advance(90_000);
    await server.ok("ticket.reply", { ...at, message: "Of course" });
    server.clock.advance(30_000);
    await server.ok("ticket.reply", { ...at, message: "It is on its way" });
    await server.ok("ticket.update", { ...at, status: "closed" });
    await server.ok("ticket.update", { ...at, status: "open" });
    const [made] = (await ask("metrics.tickets-new", { groupBy: "agent" })).breakdown;
    assert.deepEqual(made, { agentId: agent.id, tickets: 1 });
    assert.deepEqual((await ask("metrics.tickets-reopened")).totals, { reopened: 1 });
    assert.deepEqual((await ask("metrics.tickets-resolved")).totals, {
      resolved: 1,
      resolutionMedianSeconds: 120,
      resolutionP90Seconds: 120,
    });
    const answers = await ask("metrics.tickets-responses", { groupBy: "agent" });
    const expected = {
      responses: 2,
      firstResponses: 1,
      firstResponseMedianSeconds: 90,
      firstResponseP90Seconds: 90,
    };
    assert.deepEqual(answers.totals, expected);
    assert.deepEqual(answers.breakdown, [{ agentId: owner.id, ...expected }]);
    await server.ok("ticket.delete", at);
    assert.deepEqual((await ask("metrics.tickets-responses")).totals, { responses: 0, firstResponses: 0 });
  });
});

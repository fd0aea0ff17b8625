// What bans promise: whoever is banned is out at once, for as long as it was said, and nobody else is.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sql } from "../../kernel/db.ts";
import { readAll } from "../../testing/ledger.ts";
import { withServer } from "../../testing/server.ts";
import { ownVisitorId } from "../visitor/index.ts";
import { isBanned } from "./index.ts";

suite("A ban", () => {
  const server = withServer();
  const propertyId = () => server.world.property.id;
  const create = (params: object) => server.call("bans.create", { propertyId: propertyId(), ...params });
  const banned = (who: { visitorId?: string; ip: string }) =>
    isBanned(server.database.db, {
      propertyId: propertyId(),
      ...who,
      now: new Date(server.clock.nowMs()),
    });

  test("of a visitor ends their live chat, and no other", async () => {
    const { chat } = server.world;
    const other = await server.ok("chat.start", {
      propertyId: propertyId(),
      visitor: { name: "Ada Neri" },
      message: "Buongiorno!",
    });
    const reply = await create({ visitorId: chat.visitorId, reason: " Insults " });
    assert.equal(reply.status, 200);
    const { banId, createdOn, ...shown } = reply.body.data;
    assert.deepEqual(shown, {
      propertyId: propertyId(),
      kind: "visitor",
      visitorId: chat.visitorId,
      visitorName: "Elena Costa",
      reason: "Insults",
      createdBy: { id: server.world.owner.id, name: "Aurora Bellini" },
    });
    assert.deepEqual(await server.ok("bans.get", { propertyId: propertyId(), banId }), reply.body.data);
    assert.ok(createdOn);
    const state = async (chatId: string) =>
      (await server.ok("chat.get", { propertyId: propertyId(), chatId })).status;
    assert.equal(await state(chat.id), "closed");
    assert.equal(await state(other.id), "open");
    const own = ownVisitorId(propertyId(), chat.visitorId) ?? "";
    assert.equal(await banned({ visitorId: own, ip: "198.51.100.9" }), true);
    assert.equal(await banned({ ip: "198.51.100.9" }), false);
    const { rows } = await readAll(server.database.db);
    const told = rows.findLast(({ event }) => event === "ban:create");
    assert.deepEqual(told?.payload, reply.body.data);
    assert.ok(told?.audience.includes(`visitors:${propertyId()}`));
    assert.equal((await create({ visitorId: chat.visitorId })).body.error, "already_banned");
  });

  test("of a range holds for every address in it, however it is written", async () => {
    const { body } = await create({ ip: "::ffff:100.64.7.9/112" });
    assert.equal(body.data.ip, "100.64.0.0/16");
    assert.equal((await create({ ip: "100.64.0.0/16" })).body.error, "already_banned");
    for (const [ip, out] of [
      ["100.64.255.1", true],
      ["::ffff:100.64.0.1", true],
      ["100.65.0.1", false],
      ["2001:db8::1", false],
      ["unknown", false],
    ] as const)
      assert.equal(await banned({ ip }), out, ip);
    await server.ok("bans.delete", { propertyId: propertyId(), banId: body.data.banId });
    assert.equal(await banned({ ip: "100.64.255.1" }), false);
  });

  test("of an address ends the live chats held from there", async () => {
    const made = await server.ok("chat.start", {
      propertyId: propertyId(),
      visitor: { name: "Paolo Greco", email: "paolo@greco.example" },
      message: "Eccomi.",
    });
    await sql`update chats set ip = '2001:db8:1:2::99' where chat_id = ${made.id}::uuid`.execute(
      server.database.db,
    );
    await create({ ip: "2001:db8:1:2::/64" });
    const chat = await server.ok("chat.get", { propertyId: propertyId(), chatId: made.id });
    assert.equal(chat.status, "closed");
  });

  test("ends when it was said to, makes room for another, and can be made to last", async () => {
    const inAnHour = new Date(server.clock.nowMs() + 3_600_000).toISOString();
    const first = (await create({ ip: "192.0.2.7", expiresOn: inAnHour })).body.data;
    assert.equal(await banned({ ip: "192.0.2.7" }), true);
    server.clock.advance(3_600_000);
    assert.equal(await banned({ ip: "192.0.2.7" }), false);
    const at = { propertyId: propertyId(), banId: first.banId };
    assert.equal((await server.call("bans.update", { ...at, expiresOn: null })).status, 404);
    const later = new Date(server.clock.nowMs() + 60_000).toISOString();
    const second = (await create({ ip: "192.0.2.7", expiresOn: later })).body.data;
    const lasting = await server.ok("bans.update", { ...at, banId: second.banId, expiresOn: null });
    assert.equal("expiresOn" in lasting, false);
    server.clock.advance(86_400_000);
    assert.equal(await banned({ ip: "192.0.2.7" }), true);
  });

  test("is refused without exactly one target, for a slip of a range, and for a moment that has passed", async () => {
    const { chat } = server.world;
    const path = async (params: object) => (await create(params)).body.message;
    assert.equal(await path({}), "visitorId");
    assert.equal(await path({ visitorId: chat.visitorId, ip: "192.0.2.1" }), "visitorId");
    assert.equal(await path({ visitorId: server.world.otherChat.visitorId }), "visitorId");
    assert.equal(await path({ visitorId: `${propertyId()}-${"x".repeat(21)}` }), "visitorId");
    assert.equal(await path({ ip: "0.0.0.0/0" }), "ip");
    assert.equal(await path({ ip: "192.0.2.1", expiresOn: "2020-01-01T00:00:00Z" }), "expiresOn");
  });

  test("is listed, the newest first, by kind", async () => {
    const list = async (kind?: string) =>
      (await server.call("bans.list", { propertyId: propertyId(), kind })).body;
    const all = await list();
    assert.equal(all.total, (await list("ip")).total + (await list("visitor")).total);
    const times = all.data.map((one: { createdOn: string }) => one.createdOn);
    assert.deepEqual(times, times.toSorted().reverse());
  });

  test("is made by agents, and read by those who may", async () => {
    const as = { session: server.world.agent.session };
    const reply = await server.call("bans.create", { propertyId: propertyId(), ip: "192.0.2.9" }, { as });
    assert.equal(reply.body.data.createdBy.name, "Marco Ferri");
    const byService = await server.call(
      "bans.create",
      { propertyId: propertyId(), ip: "192.0.2.10" },
      { as: { key: server.world.serviceKey.key } },
    );
    assert.equal(byService.body.data.createdBy.name, "Shop backend");
  });
});

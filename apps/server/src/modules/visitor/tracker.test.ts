// What the tracker promises: who is on the site is known within a second, a visit is one visit, and nothing is lost.

import assert from "node:assert/strict";
import { beforeEach, suite, test } from "node:test";
import { sql } from "../../kernel/db.ts";
import { randomText, systemRandom } from "../../kernel/id.ts";
import { withServer } from "../../testing/server.ts";
import { insertNewcomers, publicVisitorId } from "./index.ts";

const MINUTE = 60_000;
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const home = { url: "https://bottega-aurora.example/", title: "Bottega Aurora" };
const mugs = { url: "https://bottega-aurora.example/tazze", title: "Tazze" };

suite("Who is on the site", () => {
  const server = withServer();
  const propertyId = () => server.world.property.id;
  const tracker = () => server.app.tracker;
  let visitorId = "";

  const newcomer = async () => {
    const visitor_id = randomText(systemRandom, 21);
    const now = new Date(server.clock.nowMs());
    await insertNewcomers(
      server.database.db,
      [
        {
          property_id: propertyId(),
          visitor_id,
          name: `V${now.getTime()}`,
          ip: "151.38.39.114",
          country_code: "IT",
        },
      ],
      now,
    );
    return visitor_id;
  };
  const arrive = (o: object = {}) =>
    tracker().arrive({
      propertyId: propertyId(),
      visitorId,
      sessionId: "tab",
      ip: "151.38.39.114",
      userAgent: FIREFOX,
      language: "it-IT",
      page: home,
      referrer: "https://search.example/",
      ...o,
    });
  const get = (id = visitorId) =>
    server.ok("visitor.get", { propertyId: propertyId(), visitorId: publicVisitorId(propertyId(), id) });
  const listed = async (params: object = {}): Promise<string[]> =>
    (await server.ok("visitor.list", { propertyId: propertyId(), ...params })).map(
      (one: { id: string }) => one.id,
    );
  const own = () => publicVisitorId(propertyId(), visitorId);

  beforeEach(async () => {
    visitorId = await newcomer();
  });

  test("has 500 views of a visit written, and is followed beyond them", async () => {
    const key = arrive();
    const page = (n: number) => ({ url: `https://bottega-aurora.example/${n}`, title: `${n}` });
    for (let n = 0; n < 600; n++) tracker().view(key, page(n));
    await tracker().flush();
    const { rows } = await sql<{ views: number }>`
      select count(*)::int as views from page_views where session_id in
        (select session_id from visitor_sessions where visitor_id = ${visitorId})`.execute(
      server.database.db,
    );
    assert.equal(rows[0]?.views, 500);
    const { pages } = await get();
    assert.equal((await listed()).includes(own()), true);
    assert.ok(pages.length > 0);
    tracker().leave(key);
  });

  test("is listed with all that is known, and leaves the list soon after leaving the page", async () => {
    const key = arrive();
    tracker().view(key, mugs);
    await tracker().flush();
    const { id, lastActiveOn, sessionStartedOn, pages, name, ...shown } = await get();
    assert.equal(id, own());
    assert.match(name, /^V\d+$/);
    assert.deepEqual(shown, {
      propertyId: propertyId(),
      named: false,
      group: "active",
      location: { countryCode: "IT", city: "" },
      ip: "151.38.39.114",
      device: { browser: "firefox", os: "linux", type: "desktop" },
      language: "it-IT",
      referrer: "https://search.example/",
      page: mugs,
      landing: home,
      pageViews: 2,
      visits: 1,
      chats: 0,
      agentIds: [],
      tags: [],
      customAttributes: {},
      note: "",
      events: [],
    });
    assert.deepEqual(
      pages.map((page: { url: string }) => page.url),
      [mugs.url, home.url],
    );
    assert.equal(sessionStartedOn, lastActiveOn);
    assert.ok((await listed()).includes(own()));
    assert.ok((await listed({ query: "TAZZE" })).includes(own()));
    assert.deepEqual(await listed({ query: "no such visitor" }), []);
    tracker().leave(key);
    await tracker().flush();
    assert.ok((await listed()).includes(own()), "between two pages");
    server.clock.advance(15_000);
    assert.equal((await listed()).includes(own()), false);
    assert.equal((await get()).group, "gone");
  });

  test("is active, idle after ten minutes, and gone after twenty, with the page open still", async () => {
    const key = arrive();
    const groupAfter = async (minutes: number) => {
      for (let at = 0; at < minutes; at++) {
        server.clock.advance(MINUTE);
        await tracker().flush();
      }
      return (await get()).group;
    };
    assert.equal(await groupAfter(9), "active");
    assert.equal(await groupAfter(1), "idle");
    assert.ok((await listed({ group: "idle" })).includes(own()));
    assert.equal((await listed({ group: "active" })).includes(own()), false);
    tracker().act(key);
    assert.equal(await groupAfter(0), "idle", "not written yet");
    await tracker().flush();
    assert.equal((await get()).group, "active");
    assert.equal(await groupAfter(19), "idle");
    assert.equal(await groupAfter(1), "gone");
    tracker().act(key);
    await tracker().flush();
    const back = await get();
    assert.deepEqual([back.group, back.visits], ["active", 1], "within the two minutes it is the same visit");
    await groupAfter(22);
    tracker().act(key);
    await tracker().flush();
    assert.equal((await get()).visits, 2);
    tracker().leave(key);
  });

  test("is on one visit with two tabs, and on another after a while away", async () => {
    const first = arrive();
    const second = arrive({ sessionId: "other tab", page: mugs });
    await tracker().flush();
    tracker().leave(first);
    server.clock.advance(MINUTE);
    await tracker().flush();
    assert.equal((await get()).group, "active");
    tracker().leave(second);
    await tracker().flush();
    server.clock.advance(MINUTE);
    await tracker().flush();
    const again = arrive({ page: mugs });
    await tracker().flush();
    const back = await get();
    assert.deepEqual([back.visits, back.pageViews, back.landing.url], [1, 3, home.url]);
    tracker().leave(again);
    await tracker().flush();
    server.clock.advance(3 * MINUTE);
    await tracker().flush();
    const later = arrive({ page: mugs });
    await tracker().flush();
    const returned = await get();
    assert.deepEqual([returned.visits, returned.pageViews, returned.landing.url], [2, 1, mugs.url]);
    assert.equal(returned.pages.length, 4);
    tracker().leave(later);
  });

  test("is not counted twice when a line breaks and comes back", async () => {
    const key = arrive();
    await tracker().flush();
    tracker().leave(key);
    const again = arrive({ resumed: true });
    await tracker().flush();
    const shown = await get();
    assert.deepEqual([shown.pageViews, shown.visits, shown.group], [1, 1, "active"]);
    tracker().leave(again);
  });

  test("is no program that reads pages", async () => {
    const key = arrive({ userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1)" });
    tracker().view(key, mugs);
    tracker().act(key);
    tracker().leave(key);
    await tracker().flush();
    const shown = await get();
    assert.deepEqual([shown.visits, shown.group, "page" in shown], [0, "gone", false]);
  });

  test("is served while in a chat", async () => {
    const { chat, agent } = server.world;
    const elena = chat.visitorId.slice(25);
    arrive({ visitorId: elena });
    await tracker().flush();
    const shown = await get(elena);
    assert.deepEqual([shown.group, shown.chatId, shown.agentIds], ["served", chat.id, [agent.id]]);
    assert.ok((await listed({ group: "served" })).includes(chat.visitorId));
    const counts = await server.ok("visitor.count", { propertyId: propertyId() });
    assert.equal(counts.served, 1);
    const total = counts.served + counts.active + counts.idle;
    assert.equal((await server.call("visitor.list", { propertyId: propertyId() })).body.total, total);
  });

  test("is told to those who watch, all that happened in a second at once", async () => {
    const told: { changed: { id: string; group: string }[]; gone: string[] }[] = [];
    const stop = server.app.bus.subscribe(`visitors:${propertyId()}`, (message) =>
      told.push(message as (typeof told)[number]),
    );
    await tracker().flush();
    told.length = 0;
    const key = arrive();
    tracker().view(key, mugs);
    tracker().act(key);
    await tracker().flush();
    assert.deepEqual(
      told.map(({ changed }) => changed.map(({ id, group }) => [id, group])),
      [[[own(), "active"]]],
    );
    tracker().leave(key);
    await tracker().flush();
    server.clock.advance(15_000);
    await tracker().flush();
    assert.ok(told.at(-1)?.gone.includes(own()));
    stop();
  });

  test("is remembered once the visit is over, as long as is promised and no longer", async () => {
    const key = arrive();
    await tracker().flush();
    server.clock.advance(2 * MINUTE);
    tracker().view(key, mugs);
    await tracker().flush();
    tracker().leave(key);
    await tracker().flush();
    server.clock.advance(3 * MINUTE);
    const { pipeline } = server.app;
    const { visitorEndVisits, visitorPurge } = await import("./visitor.jobs.ts");
    await pipeline.perform(visitorEndVisits, {});
    const totals = async () =>
      (
        await sql`select visits, page_views, time_spent_s from visitors where visitor_id = ${visitorId}`.execute(
          server.database.db,
        )
      ).rows[0];
    assert.deepEqual(await totals(), { visits: 1, page_views: 2, time_spent_s: 120 });
    server.clock.advance(91 * 86_400_000);
    await pipeline.perform(visitorPurge, {});
    assert.deepEqual((await get()).pages, []);
    assert.equal((await get()).landing.url, home.url);
    server.clock.advance(310 * 86_400_000);
    await pipeline.perform(visitorPurge, {});
    assert.equal(await totals(), undefined, "who is no contact and never wrote");
    const { closedChat } = server.world;
    const known = await get(closedChat.visitorId.slice(25));
    assert.deepEqual([known.visits, known.chats, "landing" in known], [3, 1, false]);
    const { person } = await server.ok("contact.person.get", {
      propertyId: propertyId(),
      personId: closedChat.personId,
    });
    assert.deepEqual([person.webSession.count, person.webSession.pageViews], [3, 6]);
  });

  test("is written with the next try when the database was away", async () => {
    const key = arrive();
    const { db } = server.database;
    await sql`alter table page_views rename to page_views_away`.execute(db);
    await assert.rejects(tracker().flush());
    tracker().view(key, mugs);
    await assert.rejects(tracker().flush());
    await sql`alter table page_views_away rename to page_views`.execute(db);
    await tracker().flush();
    const shown = await get();
    assert.deepEqual([shown.pageViews, shown.visits, shown.pages.length], [2, 1, 2]);
    tracker().leave(key);
  });
});

suite("A stop", () => {
  test("writes what was gathered", async () => {
    const { startTestServer } = await import("../../testing/server.ts");
    const { server, stop } = await startTestServer();
    const elena = server.world.chat.visitorId.slice(25);
    const count = async () =>
      (
        await sql<{ count: number }>`select count(*)::int as count from page_views`.execute(
          server.database.db,
        )
      ).rows[0]?.count ?? 0;
    const before = await count();
    for (let at = 0; at < 20; at++)
      server.app.tracker.arrive({
        propertyId: server.world.property.id,
        visitorId: elena,
        sessionId: `tab ${at}`,
        ip: "151.38.39.114",
        userAgent: FIREFOX,
        page: home,
      });
    await server.app.tracker.close();
    assert.equal((await count()) - before, 20);
    const left = await sql<{ left_on: Date | null }>`
      select left_on from visitor_sessions where visitor_id = ${elena} and ended_on is null`.execute(
      server.database.db,
    );
    assert.ok(left.rows[0]?.left_on);
    await stop();
  });
});

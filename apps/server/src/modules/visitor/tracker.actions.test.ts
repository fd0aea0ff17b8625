// A burst of visitors is written at the price of each, whatever the database knew of the tables before.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type Database, sql } from "../../kernel/db.ts";
import { randomText, systemRandom } from "../../kernel/id.ts";
import { withServer } from "../../testing/server.ts";
import { insertNewcomers } from "./index.ts";
import type { VisitRow } from "./session.store.ts";
import { writeBatch } from "./tracker.actions.ts";

const home = { url: "https://bottega-aurora.example/", title: "Bottega Aurora" };

suite("A batch of visits", () => {
  const server = withServer();

  const newcomers = async (count: number): Promise<readonly VisitRow[]> => {
    const now = new Date(server.clock.nowMs());
    const of = { property_id: server.world.property.id, ip: "151.38.39.114", country_code: "IT" };
    const rows = Array.from({ length: count }, () => ({
      ...of,
      visitor_id: randomText(systemRandom, 21),
      name: "V1",
    }));
    await insertNewcomers(server.database.db, rows, now);
    return rows.map(({ visitor_id }) => ({
      ...of,
      visitor_id,
      session_id: randomText(systemRandom, 24),
      started_on: now,
      last_active_on: now,
      seen_on: now,
      left_on: null,
      device: { browser: "Firefox", os: "Linux", type: "desktop" },
      language: null,
      referrer: null,
      landing: home,
      page: home,
      views: [{ ...home, viewed_on: now }],
    }));
  };

  const rowsRead = async (connection: Database) => {
    await sql`select pg_stat_force_next_flush()`.execute(connection);
    const { rows } = await sql<{
      read: number;
    }>`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
      from pg_stat_user_tables where relname in ('visitors', 'visitor_sessions')`.execute(connection);
    return rows[0]?.read ?? 0;
  };

  test("does not read all visits for each, on a connection that knew there were none", async () => {
    const { db } = server.database;
    await sql`analyze visitors, visitor_sessions`.execute(db);
    const first = await newcomers(1);
    const many = await newcomers(300);
    const more = await newcomers(300);
    await db.connection().execute(async (connection) => {
      for (let time = 0; time < 10; time++) await writeBatch(connection, { acted: first, seen: [] });
      await writeBatch(connection, { acted: many, seen: [] });
      const before = await rowsRead(connection);
      await writeBatch(connection, { acted: more, seen: [] });
      const read = (await rowsRead(connection)) - before;
      assert.ok(read < 20 * more.length, `${read} rows were read`);
    });
  });
});

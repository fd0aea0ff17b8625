// Visitors go on hearing whether somebody is there after the database was away.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../kernel/db.ts";
import type { LedgerRow } from "../../kernel/ledger.ts";
import { withServer } from "../../testing/server.ts";
import { Rooms } from "./rooms.ts";
import type { VisitorConnection } from "./visitor-connection.ts";

suite("The rooms of a widget", () => {
  const server = withServer();

  test("tell their members again once the database is back, whatever failed meanwhile", async () => {
    let isAway = false;
    const db = new Proxy(server.database.db, {
      get(target, name) {
        if (isAway) throw new Error("The database is away");
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }) as Database;
    const propertyId = server.world.property.id;
    const rooms = new Rooms({ db, now: () => new Date() });
    const opened = await rooms.open(propertyId, "default");
    assert.ok(opened);
    const told: string[] = [];
    const member = {
      tellStatus: (status: string) => told.push(status),
    } as unknown as VisitorConnection;
    rooms.enter(opened.room, member);

    isAway = true;
    const payload = { widgetId: "default" };
    rooms.renew(opened.room, { id: 1, event: "widget:update", propertyId, payload } as unknown as LedgerRow);
    await assert.rejects(rooms.look());
    await assert.rejects(rooms.open(propertyId, "default"));
    await sleep(20);
    assert.deepEqual(told, [], "nobody could say");

    isAway = false;
    await rooms.look();
    assert.equal(told.length, 1);
    const again = await rooms.open(propertyId, "default");
    assert.equal(again?.room, opened.room, "with those who are in it");
  });
});

// Packs days, so that they are read in one piece, and does it all over again when somebody wants to be sure.

import { setImmediate as turn } from "node:timers/promises";
import type { Database } from "../../kernel/db.ts";
import { listChatDays } from "../chat/index.ts";
import { listPropertyIds } from "../property/index.ts";
import { listTicketDays } from "../ticket/index.ts";
import { listEndedVisitDays, VISIT_DAYS } from "../visitor/index.ts";
import { DAY_MS, dateOf, dayNumber } from "./calendar.rules.ts";
import { readDays } from "./days.actions.ts";
import { findStaleDays, nameDays, unpackDays, writePackedDay } from "./days.store.ts";
import { sources } from "./sources.ts";

/** A visit that began so long ago has been written, if it ever will be. */
const SETTLED_MS = 6 * 3_600_000;

/** All properties' days that have ended and are not packed as they are. */
export async function packDays(db: Database, now: Date): Promise<void> {
  for (const propertyId of await listPropertyIds(db)) await packProperty(db, propertyId, now);
}

async function packProperty(db: Database, propertyId: string, now: Date): Promise<void> {
  await nameDays(db, { propertyId, kind: "chats", days: await listChatDays(db, propertyId) });
  await nameDays(db, { propertyId, kind: "tickets", days: await listTicketDays(db, propertyId) });
  const visitDays = await listEndedVisitDays(db, propertyId, {
    from: startOfKept(now),
    until: new Date(now.getTime() - SETTLED_MS),
  });
  await nameDays(db, { propertyId, kind: "visits", days: visitDays });
  for (const { kind, day, version } of await findStaleDays(db, propertyId, today(now))) {
    const source = sources[kind];
    const number = dayNumber(day);
    if (number === undefined) continue;
    const [read] = await readDays(db, source, propertyId, { first: number, last: number });
    if (read) await writePackedDay(db, { ...read.kept, propertyId, kind, day, version });
    await turn();
  }
}

/**
 * Forgets all that is packed and packs it anew, from what there is: the numbers are the same. Visits are kept for a while
 * alone; the numbers of those that are gone stay.
 */
export async function rebuild(db: Database, now: Date): Promise<{ readonly properties: number }> {
  const propertyIds = await listPropertyIds(db);
  for (const propertyId of propertyIds) {
    for (const kind of ["chats", "tickets"] as const)
      await unpackDays(db, { propertyId, kind, from: "0001-01-01" });
    await unpackDays(db, { propertyId, kind: "visits", from: startOfKept(now).toISOString().slice(0, 10) });
    await packProperty(db, propertyId, now);
  }
  return { properties: propertyIds.length };
}

/** The first day of which every visit is still there. */
function startOfKept(now: Date): Date {
  return new Date((Math.floor(now.getTime() / DAY_MS) - VISIT_DAYS + 2) * DAY_MS);
}

function today(now: Date): string {
  return dateOf(Math.floor(now.getTime() / DAY_MS));
}

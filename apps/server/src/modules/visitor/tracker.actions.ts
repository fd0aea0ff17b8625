// A batch of what visitors did, in one transaction: visits that are over end, the others go on or begin, and pages,
// visits and contacts are brought up to date.

import type { Database } from "../../kernel/db.ts";
import { touchPersons } from "../contact/index.ts";
import { horizonsAt } from "./session.rules.ts";
import {
  countVisits,
  discardPlans,
  endVisits,
  insertPageViews,
  touchVisits,
  type VisitRow,
  writeVisits,
} from "./session.store.ts";
import { publicVisitorId } from "./visitor.rules.ts";

/** Rows from which making a few plans anew is cheaper than an old one may be. */
const LARGE = 50;

export interface Batch {
  /** Somebody did something. */
  readonly acted: readonly VisitRow[];
  /** They are still there, or left. */
  readonly seen: readonly VisitRow[];
}

/**
 * What this process knows to be open is said first: it is no other visit, however long ago the last write was. `acted`
 * may be among `seen` too.
 */
export async function writeBatch(db: Database, { acted, seen }: Batch): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // A connection keeps the plan by which it looks up what a foreign key names, and one made while the table was all but
    // empty reads all of it for every row: 500 visits among ten thousand took a second, and the ledger's readers waited.
    if (acted.length >= LARGE) await discardPlans(trx);
    await touchVisits(trx, seen);
    if (acted.length > 0) await writeActed(trx, acted);
  });
}

async function writeActed(db: Database, rows: readonly VisitRow[]): Promise<void> {
  // Whoever comes back after a while is on another visit, also where no sweep has ended the last one yet.
  const earliest = new Date(Math.min(...rows.map((one) => one.started_on.getTime())));
  await endVisits(db, horizonsAt(earliest), rows);
  const rowBy = new Map(rows.map((row) => [publicVisitorId(row.property_id, row.visitor_id), row]));
  const written = (await writeVisits(db, rows)).flatMap((one) => {
    const row = rowBy.get(publicVisitorId(one.property_id, one.visitor_id));
    return row ? [{ ...one, row }] : [];
  });
  const back = await countVisits(
    db,
    written.filter(({ fresh }) => fresh).map(({ row }) => row),
  );
  await touchPersons(db, back);
  await insertPageViews(
    db,
    written.flatMap(({ property_id, session_id, row }) =>
      row.views.map((view) => ({ ...view, property_id, session_id })),
    ),
  );
}

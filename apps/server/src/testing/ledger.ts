// Reading the ledger in tests: everything that is in it now, however long other transactions of the server hold it back.

import { type Database, sql } from "../kernel/db.ts";
import { type Cursor, type LedgerRow, readLedger, START } from "../kernel/ledger.ts";

const DEADLINE_MS = 20_000;

export async function readAll(
  db: Database,
  from: Cursor = START,
  pageSize = 1000,
): Promise<{ rows: readonly LedgerRow[]; next: Cursor }> {
  const last = await sql<{ id: number }>`select coalesce(max(id), 0) as id from ledger`.execute(db);
  const deadline = performance.now() + DEADLINE_MS;
  const rows: LedgerRow[] = [];
  let next = from;
  while (next.id < (last.rows[0]?.id ?? 0)) {
    if (performance.now() > deadline) throw new Error("The ledger did not hand out all it holds.");
    const page = await readLedger(db, next, pageSize);
    rows.push(...page.rows);
    next = page.next;
  }
  return { rows, next };
}

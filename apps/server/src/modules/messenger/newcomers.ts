// New visitors, written in batches: while one batch is on its way to the disk the next one gathers. A shop that opens in
// the morning, or a server that comes back, has hundreds a second, and each would wait for two commits of its own.

import { type Database, inTransaction, isUnavailable } from "../../kernel/db.ts";
import { insertNewcomers } from "../visitor/index.ts";
import { insertTokens, type TokenRow } from "./token.store.ts";

const BATCH = 200;

interface Arrival {
  readonly newcomer: Parameters<typeof insertNewcomers>[1][number];
  readonly token: TokenRow;
  readonly now: Date;
}

interface Waiting {
  readonly arrival: Arrival;
  done(): void;
  failed(error: unknown): void;
}

class Newcomers {
  private readonly db: Database;
  private readonly waiting: Waiting[] = [];
  private writing = false;

  constructor(db: Database) {
    this.db = db;
  }

  add(arrival: Arrival): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ arrival, done, failed });
      if (!this.writing) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      try {
        await inTransaction(this.db, (trx) =>
          insertAll(
            trx,
            batch.map(({ arrival }) => arrival),
          ),
        );
        for (const { done } of batch) done();
      } catch (error) {
        if (!isUnavailable(error)) await this.oneByOne(batch);
        else for (const { failed } of batch) failed(error);
      }
    }
    this.writing = false;
  }

  /** One of them cannot be written, for example because its property has just gone: the others must not suffer. */
  private async oneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const { arrival, done, failed } of batch)
      await inTransaction(this.db, (trx) => insertAll(trx, [arrival])).then(done, failed);
  }
}

async function insertAll(db: Database, arrivals: readonly Arrival[]): Promise<void> {
  const [first] = arrivals;
  if (!first) return;
  await insertNewcomers(
    db,
    arrivals.map(({ newcomer }) => newcomer),
    first.now,
  );
  await insertTokens(
    db,
    arrivals.map(({ token }) => token),
    first.now,
  );
}

const byDatabase = new WeakMap<Database, Newcomers>();

/** Within a transaction it is written with that; else with whoever else arrives now. */
export function writeNewcomer(db: Database, arrival: Arrival): Promise<void> {
  if (db.isTransaction) return insertAll(db, [arrival]);
  let newcomers = byDatabase.get(db);
  if (!newcomers) {
    newcomers = new Newcomers(db);
    byDatabase.set(db, newcomers);
  }
  return newcomers.add(arrival);
}

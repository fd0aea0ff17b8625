// The database: a pool, Kysely over named prepared statements, and the forward-only migrations.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";

export { sql };

/** Stores narrow it to their own tables with `withTables`, so a store cannot name another's table by mistake. */
export type Database = Kysely<Record<never, never>>;

// bigint and numeric leave PostgreSQL as text; every bigint of ours (counts, ledger ids) fits a double exactly.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface DatabaseHandle {
  readonly db: Database;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Names each statement after its text, so that PostgreSQL plans it once per connection: Kysely unnamed reaches
 * half the throughput (docs/decisions/0002). Switchable for PgBouncer before 1.21.
 */
function wrapPool(pool: pg.Pool, named: boolean): pg.Pool {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const known = names.get(text);
    if (known) return known;
    const made = createHash("sha1").update(text).digest("base64url");
    if (names.size < 2000) names.set(text, made);
    return made;
  };
  async function ask(client: pg.PoolClient, text: string, values: unknown[]) {
    const name = named && values.length > 0 ? nameOf(text) : undefined;
    const result = await (name ? client.query({ name, text, values }) : client.query(text, values));
    if (text === "commit") refuseLostCommit(result);
    return result;
  }
  const wrap = (client: pg.PoolClient) => {
    // No answer of the server's (a time-out): what was asked may run on, its transaction may be open, and the next call
    // would be part of it and be told that it is done. Such a connection is closed, not put back.
    let lost: unknown;
    return {
      async query(text: string, values: unknown[] = []) {
        if (lost) throw lost;
        try {
          return await ask(client, text, values);
        } catch (error) {
          if (!(error instanceof pg.DatabaseError)) lost = error;
          throw error;
        }
      },
      release: () => client.release(lost !== undefined),
    };
  };
  return { connect: async () => wrap(await pool.connect()), end: () => pool.end() } as unknown as pg.Pool;
}

/** PostgreSQL answers COMMIT after a failed statement without an error, and rolls back: nobody may call that done. */
function refuseLostCommit(result: pg.QueryResult | pg.QueryResult[]): void {
  if (!Array.isArray(result) && result.command !== "COMMIT")
    throw new Error("The transaction was rolled back: the failure of a statement in it was passed over.");
}

export interface BrokenConnection {
  readonly message: string;
  /** PostgreSQL's or the system's, where there is one. */
  readonly code: string | undefined;
}

export function openDatabase(o: {
  connectionString: string;
  poolSize: number;
  named: boolean;
  /** How long a call waits for a connection before it is told to come back; 5 seconds unless told. */
  connectMs?: number;
  /** How long a statement may take; a minute unless told. */
  queryMs?: number;
  /** Told of each connection that breaks, unless we close it ourselves. */
  onError(broken: BrokenConnection): void;
}): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString: o.connectionString,
    max: o.poolSize,
    connectionTimeoutMillis: o.connectMs ?? 5_000,
    idleTimeoutMillis: 30_000,
    // A server that vanished without a word must not hold a request for ever.
    query_timeout: o.queryMs ?? 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: "parlo",
  });
  let closing = false;
  // An idle connection that breaks (database restarted) is dropped and replaced; without this listener Node exits. The
  // client itself tells of it too, idle or not. Its error carries the whole client, password included.
  pool.on("error", () => {});
  pool.on("connect", (client) =>
    client.on("error", (error) => {
      if (!closing) o.onError({ message: error.message, code: codeOf(error) || undefined });
    }),
  );
  const db = new Kysely<Record<never, never>>({
    dialect: new PostgresDialect({ pool: wrapPool(pool, o.named) }),
  });
  return {
    db,
    pool,
    close() {
      closing = true;
      return db.destroy();
    },
  };
}

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";

/** Runs a write. A deadlock or serialization failure is tried again: nothing of it was kept. */
export async function inTransaction<T>(
  db: Database,
  work: (trx: Transaction<Record<never, never>>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const code = codeOf(error);
      if ((code !== SERIALIZATION_FAILURE && code !== DEADLOCK) || attempt === 4) throw error;
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** True when the database is away or restarting, so the caller should try again. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08|57P0[1-5]|53)/.test(code) || /^(ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code)) return true;
  const message = error instanceof Error ? error.message : "";
  return /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/.test(
    message,
  );
}

/** True when a unique index refused a row; `constraint` names which. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  return codeOf(error) === "23505" && (!constraint || (error as pg.DatabaseError).constraint === constraint);
}

/** True when a foreign key refused a change because other rows still point here. */
export function isInUse(error: unknown): boolean {
  return codeOf(error) === "23503" || codeOf(error) === "23001";
}

const MIGRATION_LOCK = 7_205_759_403;

/**
 * Applies the numbered `.sql` files that are not in yet, each in one transaction, under a lock so that processes
 * starting together do not race. Returns how many it applied. A file changed after it was applied is refused.
 */
export async function migrate(db: Database, directory: string): Promise<number> {
  const files = readdirSync(directory)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort();
  return db.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(${sql.lit(MIGRATION_LOCK)})`.execute(one);
    try {
      await sql`create table if not exists migrations (name text primary key, sha256 text not null,
        applied_on timestamptz not null default now())`.execute(one);
      const rows = await sql<{ name: string; sha256: string }>`select name, sha256 from migrations`.execute(
        one,
      );
      const applied = new Map(rows.rows.map((row) => [row.name, row.sha256]));
      let count = 0;
      for (const name of files) {
        const text = readFileSync(join(directory, name), "utf8");
        const hash = createHash("sha256").update(text).digest("hex");
        const known = applied.get(name);
        if (known === hash) continue;
        if (known !== undefined)
          throw new Error(`Migration ${name} was changed after it was applied; add a new one instead.`);
        await one.transaction().execute(async (trx) => {
          await trx.executeQuery(CompiledQuery.raw(text));
          await sql`insert into migrations (name, sha256) values (${name}, ${hash})`.execute(trx);
        });
        count++;
      }
      return count;
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(MIGRATION_LOCK)})`.execute(one);
    }
  });
}

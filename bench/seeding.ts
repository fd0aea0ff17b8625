// How much is written at once, and how the database comes to rest after it: what is measured is the server, not the
// tidying up.

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Building an index anew over a million rows is several times faster than growing it row by row. */
export async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::regclass[]) and not indisprimary`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** An autovacuum may have more to do than the seeded tables. */
const MOST_WAITED_MS = 60_000;

/**
 * Does what autovacuum and the checkpointer would do in the minutes after a million rows, and waits until neither has
 * anything left: asked right after them, the list of 10,000 tickets came to 994 requests a second instead of 1,776.
 */
export async function settle(databaseUrl: string, tables: readonly string[]): Promise<void> {
  const began = performance.now();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`vacuum (analyze) ${tables.join(", ")}`);
    await checkpoint(client);
    while (performance.now() - began < MOST_WAITED_MS && (await isVacuuming(client))) await sleep(250);
    console.log(
      `  settled  ${tables.join(", ")} vacuumed and analysed, a checkpoint made, in ${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
  } finally {
    await client.end();
  }
}

/**
 * Parlo's role may not ask for one, and needs no right to for this alone: to drop a database makes one as well, and that it
 * may, like the databases of tests.
 */
async function checkpoint(client: pg.Client): Promise<void> {
  try {
    await client.query("checkpoint");
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    const name = `parlo_checkpoint_${process.pid}`;
    await client.query(`create database ${name}`);
    await client.query(`drop database ${name}`);
  }
}

async function isVacuuming(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    "select from pg_stat_activity where backend_type = 'autovacuum worker' and datname = current_database()",
  );
  return rows.length > 0;
}

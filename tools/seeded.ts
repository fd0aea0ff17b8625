// A database server with the seeded world in a template, for the tests and for the reference's examples.

import pg from "pg";
import { prepareDatabase } from "../apps/server/src/app.ts";
import { openDatabase } from "../apps/server/src/kernel/db.ts";
import type { World } from "../apps/server/src/kernel/define.ts";
import { seededRandom } from "../apps/server/src/kernel/id.ts";
import { startEmbeddedPostgres } from "../apps/server/src/kernel/postgres/index.ts";
import { createVault } from "../apps/server/src/kernel/secret.ts";
import { TEST_MASTER_KEY, withDatabase } from "../apps/server/src/testing/environment.ts";
import { buildWorld, openInstance, WORLD_NOW_MS } from "../apps/server/src/world/world.ts";

export interface DatabaseServer {
  readonly url: string;
  /** Thrown away with all its databases when it stops: there is no need to drop them one by one. */
  readonly disposable: boolean;
  stop(): Promise<void>;
}

/** The server at DATABASE_URL, or an embedded one without fsync that is thrown away. */
export async function databaseServer(dataDir: string): Promise<DatabaseServer> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, disposable: false, stop: async () => {} };
  const started = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} });
  return { url: started.connectionString, disposable: true, stop: () => started.stop() };
}

export async function makeTemplate(adminUrl: string, name: string): Promise<World> {
  await onServer(adminUrl, `create database ${name}`);
  const database = openDatabase({
    connectionString: withDatabase(adminUrl, name),
    poolSize: 2,
    named: true,
    onError: () => {},
  });
  try {
    await prepareDatabase(database);
    await openInstance(database.db);
    return await buildWorld(database.db, {
      clock: { nowMs: () => WORLD_NOW_MS },
      random: seededRandom("world"),
      vault: createVault(TEST_MASTER_KEY),
    });
  } finally {
    await database.close();
  }
}

export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

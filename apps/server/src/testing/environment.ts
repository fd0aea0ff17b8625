// What the test runner hands to every test file: where the database server is, and the seeded world in its template.

import { readFileSync } from "node:fs";
import type { World } from "../kernel/define.ts";
import "../world/world.ts";

interface Environment {
  /** A database on the server to connect to for creating others. */
  readonly adminUrl: string;
  /** Name of the database that tests clone. */
  readonly template: string;
  readonly world: World;
}

export function environment(): Environment {
  const path = process.env.PARLO_TEST_ENVIRONMENT;
  if (!path) throw new Error("Run tests with `npm test -- <file>`: they need the database it prepares.");
  return JSON.parse(readFileSync(path, "utf8")) as Environment;
}

/** Seals what the world and the test servers seal: they open each other's. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 7);

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

// The folder a server keeps its data in: made with a mark that it is ours, and emptied only where that mark is.

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { LaunchError, root, say } from "./project.mjs";

const marker = ".parlo-data";
const removeDatabase = "apps/server/dist/remove-database.js";

/** @param {"production" | "demo" | "development"} mode */
export function dataDirOf(mode) {
  return resolve(root, process.env.DATA_DIR || join(".parlo", mode));
}

/** Leaves a folder that already holds something as it is. @param {string} directory */
export function prepareDataDir(directory) {
  // Keys and mails are in it: for nobody else's eyes.
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (readdirSync(directory).length === 0)
    writeFileSync(join(directory, marker), "Parlo keeps its data here.\n");
}

/** @param {string} directory */
export async function resetDataDir(directory) {
  if (!existsSync(directory)) return;
  const entries = readdirSync(directory);
  if (entries.length === 0) return;
  if (!entries.includes(marker)) {
    throw new LaunchError(
      `${directory} was not made by Parlo (it has no ${marker}), so --reset does not delete what is in it.`,
      78,
    );
  }
  /** @type {typeof import("../../apps/server/src/kernel/postgres/remove.ts")} */
  const { removeEmbeddedPostgres } = await import(pathToFileURL(join(root, removeDatabase)).href);
  await removeEmbeddedPostgres({ dataDir: join(directory, "postgres"), log: say }).catch((error) => {
    throw new LaunchError(error instanceof Error ? error.message : String(error));
  });
  // The mark goes last: a reset that is killed halfway can be repeated.
  for (const name of entries.filter((entry) => entry !== marker)) {
    rmSync(join(directory, name), { recursive: true, force: true });
  }
  rmSync(join(directory, marker));
  say(`Deleted the data in ${directory}`);
}

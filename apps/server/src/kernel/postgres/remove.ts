// Deletes an embedded database for good, once it is certain that nothing and nobody uses it.
import { existsSync } from "node:fs";
import { realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { lockDataDir } from "./lock.ts";
import { chooseRunAs } from "./run-as.ts";
import { socketDirFor } from "./socket-dir.ts";
import { clearTheWay } from "./take-over.ts";

/** Takes the same lock as a start: a database in use is refused, not pulled away. */
export async function removeEmbeddedPostgres(o: { dataDir: string; log(line: string): void }): Promise<void> {
  if (!existsSync(o.dataDir)) return;
  const dataDir = await realpath(o.dataDir);
  const unlock = await lockDataDir({ dataDir, log: o.log, waitMs: 3_000 });
  try {
    const clusterDir = join(dataDir, "cluster");
    if (existsSync(clusterDir)) {
      const as = await chooseRunAs(clusterDir);
      const uid = as?.uid ?? process.getuid?.() ?? -1;
      await clearTheWay({ clusterDir, socketDir: await socketDirFor(clusterDir, as), uid, log: o.log });
    }
    await rm(dataDir, { recursive: true, force: true });
  } finally {
    await unlock();
  }
}

// Files in a folder: 256 subfolders by the first two letters of their unguessable names. What is being uploaded lies
// beside them under other names, on the same disk, so that one rename makes it whole.

import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStorage } from "./storage.ts";

export function diskStorage(dataDir: string): FileStorage {
  const place = (key: string) => join(dataDir, "files", key.slice(0, 2), key.slice(2));
  return {
    async put(key, file) {
      const path = place(key);
      await mkdir(dirname(path), { recursive: true });
      await rename(file.path, path);
      await syncFolder(dirname(path));
    },
    async open(key, span) {
      const file = await open(place(key)).catch(unlessAbsent);
      return file && createReadStream("", { fd: file, ...span });
    },
    remove: (key) => rm(place(key), { force: true }),
  };
}

/** Where uploads are written while they arrive, and thumbnails while they are drawn. */
export async function incomingFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, "files", "incoming");
  await mkdir(folder, { recursive: true });
  return folder;
}

/** What a killed process left there. */
export async function sweepIncoming(dataDir: string, before: Date): Promise<void> {
  const folder = await incomingFolder(dataDir);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(unlessAbsent);
    if (found && found.mtimeMs < before.getTime()) await rm(path, { force: true });
  }
}

/** A rename survives a power cut once its folder is written. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}

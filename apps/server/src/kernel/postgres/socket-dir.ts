// Picks a directory for Unix sockets whose paths stay within what the operating system can address.
import { createHash } from "node:crypto";
import { chown, lstat, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunAs } from "./run-as.ts";

/** sockaddr_un holds 104 bytes on macOS and 108 on Linux, closing zero included. */
const longestSocketPath = 103;
const longestName = "/parlo.lock.12345678".length;

/** `preferred` itself when it is short enough, else a private directory of the temporary folder, always the same. */
export async function socketDirFor(preferred: string, owner?: RunAs): Promise<string> {
  if (Buffer.byteLength(preferred) + longestName <= longestSocketPath) return preferred;
  // Root's own TMPDIR may be closed to the user PostgreSQL runs as; /tmp is not.
  const parent = owner ? "/tmp" : tmpdir();
  const directory = join(
    parent,
    `parlo-${createHash("sha256").update(preferred).digest("hex").slice(0, 16)}`,
  );
  try {
    await mkdir(directory, { mode: 0o700 });
    return await give(directory, owner);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const found = await lstat(directory);
  const ours = found.uid === (owner?.uid ?? process.getuid?.());
  if (found.isDirectory() && ours && (found.mode & 0o077) === 0) return directory;
  // Somebody else sits on that name, as anyone may in a shared temporary folder. Never touch what they made.
  return give(await mkdtemp(`${directory}-`), owner);
}

async function give(directory: string, owner: RunAs | undefined): Promise<string> {
  if (owner) await chown(directory, owner.uid, owner.gid);
  return directory;
}

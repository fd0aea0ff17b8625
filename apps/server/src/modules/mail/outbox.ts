// The outbox: a folder of `.eml` files, where mails go while no mail server is configured.

import { mkdir, open, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";

const NAME = /^[0-9A-Za-z]+-[0-9a-f]{24}$/;

export function outboxFolder(dataDir: string): string {
  return join(dataDir, "outbox");
}

/** Whole or not at all, and the same file when tried again. Mails hold links that open accounts: owner-only. */
export async function writeToOutbox(dataDir: string, name: string, message: Buffer): Promise<void> {
  const folder = outboxFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${name}.${process.pid}.draft`);
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, `${name}.eml`));
}

/** Names of the mails, the newest first. */
export async function listOutbox(dataDir: string): Promise<readonly string[]> {
  const files = await readdir(outboxFolder(dataDir)).catch(nothingWhenMissing);
  return (files ?? [])
    .filter((file) => file.endsWith(".eml"))
    .map((file) => file.slice(0, -".eml".length))
    .sort()
    .reverse();
}

/** Undefined when there is no mail of that name. */
export async function readFromOutbox(dataDir: string, name: string): Promise<Buffer | undefined> {
  if (!NAME.test(name)) return undefined;
  return readFile(join(outboxFolder(dataDir), `${name}.eml`)).catch(nothingWhenMissing);
}

function nothingWhenMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
  throw error;
}

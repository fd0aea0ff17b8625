// The master key that seals secrets: SECRET_KEY, else a file in DATA_DIR made at first start and readable by its
// owner alone. Losing it loses two-factor secrets and kept replies, nothing else.

import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function masterKey(given: Buffer | undefined, dataDir: string): Buffer {
  if (given) return given;
  const path = join(dataDir, "secret.key");
  const found = read(path);
  if (found) return found;
  mkdirSync(dataDir, { recursive: true });
  // Written whole under another name, then linked: of two first starts one wins, and nobody sees half a key.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = read(path);
  if (!made) throw new Error(`The key file ${path} could not be made.`);
  return made;
}

function read(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(`The key file ${path} is damaged: it must hold 64 hexadecimal characters.`);
  return Buffer.from(text, "hex");
}

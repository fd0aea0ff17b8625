// Where the bytes of files lie: a folder of DATA_DIR, or an S3-compatible store when S3_BUCKET is set. Whoever asks gets
// the same one, so that connections are shared.

import type { Readable } from "node:stream";
import type { Config } from "../../config.ts";
import { diskStorage } from "./disk.ts";
import type { Span } from "./files.rules.ts";
import { s3Storage } from "./s3.ts";

export interface LocalFile {
  readonly path: string;
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

export interface FileStorage {
  /** Takes over a local file, whole or not at all; the local file may be gone afterwards. */
  put(key: string, file: LocalFile): Promise<void>;
  /** Undefined when there is no such object. */
  open(key: string, span?: Span): Promise<Readable | undefined>;
  /** Content when there is none. */
  remove(key: string): Promise<void>;
}

/** The store is there but does not do what it is asked: broken, full, or our credential is not good. */
export class StorageFailure extends Error {}

const opened = new WeakMap<Config, FileStorage>();

export function storageOf(config: Config): FileStorage {
  const known = opened.get(config);
  if (known) return known;
  const made = config.s3 ? s3Storage(config.s3) : diskStorage(config.dataDir);
  opened.set(config, made);
  return made;
}

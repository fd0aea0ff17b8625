// Finding what an address of a file names, for the surface that serves it.

import type { Readable } from "node:stream";
import type { Config } from "../../config.ts";
import type { Database } from "../../kernel/db.ts";
import { thumbnailName } from "./files.resource.ts";
import { disposition, type Span, UNKNOWN_TYPE } from "./files.rules.ts";
import { findByPath } from "./files.store.ts";
import { storageOf } from "./storage.ts";

export interface Served {
  readonly path: string;
  readonly mimeType: string;
  readonly disposition: string;
  /** Bytes; undefined for a thumbnail, which is small. */
  readonly size: number | undefined;
  open(span?: Span): Promise<Readable | undefined>;
}

/** Undefined unless every part of the address is right: what is wrong in it is nobody's business. */
export async function findServed(
  o: { db: Database; config: Config },
  address: { propertyId: string; ownerKind: string; ownerId: string; path: string; name: string },
): Promise<Served | undefined> {
  if (!/^[0-9a-f]{24}$/.test(address.propertyId) || !/^[0-9a-f]{40}$/.test(address.path)) return undefined;
  const row = await findByPath(o.db, address.propertyId, address.path);
  if (!row || row.owner_kind !== address.ownerKind || row.owner_id !== address.ownerId) return undefined;
  const small = row.thumbnail_path === address.path;
  const name = small ? thumbnailName(row) : row.name;
  if (name !== address.name) return undefined;
  return {
    path: address.path,
    mimeType: small ? "image/webp" : (row.mime_type ?? UNKNOWN_TYPE),
    disposition: disposition(small || row.picture ? "inline" : "attachment", name),
    size: small ? undefined : row.size,
    open: (span) => storageOf(o.config).open(address.path, span),
  };
}

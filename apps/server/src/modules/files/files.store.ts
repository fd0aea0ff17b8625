// SQL for files, and for the objects that are to be removed from the store.

import { type Database, sql } from "../../kernel/db.ts";

export interface FileRow {
  readonly property_id: string;
  readonly file_id: string;
  readonly state: "awaited" | "kept";
  readonly upload_hash: string | null;
  readonly owner_kind: "a" | "v";
  readonly owner_id: string;
  readonly name: string;
  readonly size: number;
  readonly mime_type: string | null;
  readonly picture: boolean;
  readonly width: number | null;
  readonly height: number | null;
  /** 40 hexadecimal characters: its address, and its object in the store. */
  readonly path: string | null;
  readonly thumbnail_path: string | null;
  readonly chat_id: string | null;
  readonly created_on: Date;
  readonly expires_on: Date | null;
}

const columns = sql`property_id, file_id, state, upload_hash, owner_kind, owner_id, name, size, mime_type, picture, width,
  height, path, thumbnail_path, chat_id, created_on, expires_on`;

export async function insertFile(db: Database, file: FileRow): Promise<void> {
  await sql`
    insert into files (${columns})
    values (${file.property_id}, ${file.file_id}, ${file.state}, ${file.upload_hash}, ${file.owner_kind},
            ${file.owner_id}, ${file.name}, ${file.size}, ${file.mime_type}, ${file.picture}, ${file.width},
            ${file.height}, ${file.path}, ${file.thumbnail_path}, ${file.chat_id}::uuid, ${file.created_on},
            ${file.expires_on})`.execute(db);
}

/** How many of an owner's files are in no message yet. */
export async function countUnsent(
  db: Database,
  owner: { propertyId: string; kind: "a" | "v"; id: string },
  now: Date,
): Promise<number> {
  const result = await sql<{ unsent: number }>`
    select count(*) as unsent from files
    where property_id = ${owner.propertyId} and owner_kind = ${owner.kind} and owner_id = ${owner.id}
      and expires_on > ${now}`.execute(db);
  return result.rows[0]?.unsent ?? 0;
}

/** One that is there: announced ones are not. */
export async function findFile(
  db: Database,
  propertyId: string,
  fileId: string,
): Promise<FileRow | undefined> {
  const result = await sql<FileRow>`
    select ${columns} from files
    where property_id = ${propertyId} and file_id = ${fileId} and state = 'kept'`.execute(db);
  return result.rows[0];
}

export async function findAwaited(db: Database, uploadHash: string, now: Date): Promise<FileRow | undefined> {
  const result = await sql<FileRow>`
    select ${columns} from files
    where upload_hash = ${uploadHash} and state = 'awaited' and expires_on > ${now}`.execute(db);
  return result.rows[0];
}

/** The file, or the thumbnail, at an address. */
export async function findByPath(
  db: Database,
  propertyId: string,
  path: string,
): Promise<FileRow | undefined> {
  const result = await sql<FileRow>`
    select ${columns} from files
    where property_id = ${propertyId} and (path = ${path} or thumbnail_path = ${path})`.execute(db);
  return result.rows[0];
}

/** Keeps what was uploaded: undefined when somebody was faster, or it is not awaited any more. */
export async function keepFile(
  db: Database,
  file: FileRow & { readonly path: string },
): Promise<FileRow | undefined> {
  const result = await sql<FileRow>`
    with fresh as (
      update files set state = 'kept', upload_hash = null, mime_type = ${file.mime_type}, picture = ${file.picture},
        width = ${file.width}, height = ${file.height}, path = ${file.path}, thumbnail_path = ${file.thumbnail_path},
        expires_on = ${file.expires_on}
      where property_id = ${file.property_id} and file_id = ${file.file_id} and state = 'awaited'
      returning ${columns}),
    wanted as (
      delete from file_leftovers
      where object_key in (select unnest(array[path, thumbnail_path]) from fresh))
    select ${columns} from fresh`.execute(db);
  return result.rows[0];
}

/** Where files go along with a message. */
export type Conversation = { readonly chatId: string } | { readonly ticketId: string };

export interface Claim {
  readonly propertyId: string;
  readonly to: Conversation;
  readonly fileIds: readonly string[];
  /** A visitor's own, or any that agents and clients uploaded. */
  readonly ownerKind: "a" | "v";
  readonly ownerId: string | undefined;
}

/** Puts files that are in no message yet into one of this conversation; answers those it could. */
export async function attachFiles(db: Database, claim: Claim, now: Date): Promise<readonly FileRow[]> {
  const { to } = claim;
  const place = "chatId" in to ? sql`chat_id = ${to.chatId}::uuid` : sql`ticket_id = ${to.ticketId}::uuid`;
  const result = await sql<FileRow>`
    update files set ${place}, expires_on = null
    where property_id = ${claim.propertyId} and file_id = any(${claim.fileIds as string[]}::text[])
      and state = 'kept' and expires_on > ${now} and owner_kind = ${claim.ownerKind}
      and (${claim.ownerId ?? null}::text is null or owner_id = ${claim.ownerId ?? null})
    returning ${columns}`.execute(db);
  return result.rows;
}

/** Files in no message: they do not go away by themselves any more. */
export async function keepForGood(db: Database, propertyId: string, paths: readonly string[]): Promise<void> {
  await sql`
    update files set expires_on = null
    where property_id = ${propertyId}
      and (path = any(${paths as string[]}::text[]) or thumbnail_path = any(${paths as string[]}::text[]))
      and state = 'kept' and owner_kind = 'a' and expires_on is not null`.execute(db);
}

/** False when there was none. Its objects become leftovers. */
export async function deleteFile(db: Database, propertyId: string, fileId: string): Promise<boolean> {
  const result = await sql<{ file_id: string }>`
    delete from files where property_id = ${propertyId} and file_id = ${fileId} and state = 'kept'
    returning file_id`.execute(db);
  return result.rows.length === 1;
}

/** Those nobody uploaded, or sent, in time; only the purge asks for files of properties that nobody named. */
export async function deleteExpired(db: Database, before: Date): Promise<void> {
  await sql`delete from files where expires_on <= ${before}`.execute(db);
}

/** Before objects are made: they are removed at `removeOn` unless a file keeps them by then. */
export async function insertLeftovers(db: Database, keys: readonly string[], removeOn: Date): Promise<void> {
  await sql`
    insert into file_leftovers (object_key, remove_on)
    select key, ${removeOn} from unnest(${keys as string[]}::text[]) as key`.execute(db);
}

export async function findLeftovers(db: Database, now: Date, limit: number): Promise<readonly string[]> {
  const result = await sql<{ object_key: string }>`
    select object_key from file_leftovers where remove_on <= ${now} order by remove_on limit ${limit}`.execute(
    db,
  );
  return result.rows.map(({ object_key }) => object_key);
}

export async function deleteLeftover(db: Database, key: string): Promise<void> {
  await sql`delete from file_leftovers where object_key = ${key}`.execute(db);
}

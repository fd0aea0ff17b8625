// Announcing a file, and putting uploaded ones into a message.

import type { Context } from "../../kernel/context.ts";
import { invalid } from "../../kernel/error.ts";
import type { Static } from "../../kernel/schema.ts";
import { sha256 } from "../../kernel/secret.ts";
import { linkOrigin } from "../mail/index.ts";
import { type Attachment, presentAttachment, type Upload } from "./files.resource.ts";
import { cleanName, endingOf, isPicture, isProgram, pathIn } from "./files.rules.ts";
import { attachFiles, type Conversation, countUnsent, insertFile, keepForGood } from "./files.store.ts";

/** For the upload to begin. */
const UPLOAD_MS = 15 * 60_000;
/** Files in no message yet: an agent's or client's, and a visitor's. */
const UNSENT = { a: 500, v: 20 };

export type Owner =
  | { readonly kind: "agent"; readonly id: string }
  | { readonly kind: "visitor"; readonly id: string };

/** Refuses `file_type_refused`, `too_many_uploads`. */
export async function createUpload(
  ctx: Context,
  o: { propertyId: string; owner: Owner; name: string; size: number; only?: "pictures" },
): Promise<Static<typeof Upload>> {
  const name = cleanName(o.name);
  const most = ctx.config.fileMaxBytes;
  if (name === "") return ctx.invalid("name", "must be a file name");
  if (o.size > most) return ctx.invalid("size", `must be at most ${most} bytes`);
  if (isProgram(endingOf(name))) return ctx.fail("file_type_refused", { path: "name" });
  if (o.only === "pictures" && !isPicture(endingOf(name)))
    return ctx.invalid("name", "must be the name of a PNG, JPEG, GIF, WebP or AVIF picture");
  const { propertyId } = o;
  const [kind, id] = ownerOf(propertyId, o.owner);
  if ((await countUnsent(ctx.db, { propertyId, kind, id }, ctx.now)) >= UNSENT[kind])
    return ctx.fail("too_many_uploads", { retryAfterS: 60 });
  const token = ctx.randomText(43);
  const expiresOn = new Date(ctx.now.getTime() + UPLOAD_MS);
  const fileId = ctx.newId();
  await insertFile(ctx.db, {
    property_id: propertyId,
    file_id: fileId,
    state: "awaited",
    upload_hash: sha256(token),
    owner_kind: kind,
    owner_id: id,
    name,
    size: o.size,
    mime_type: null,
    picture: false,
    width: null,
    height: null,
    path: null,
    thumbnail_path: null,
    chat_id: null,
    created_on: ctx.now,
    expires_on: expiresOn,
  });
  // The caller's own word for where we are: nobody else reads this reply, and a browser must stay on its origin.
  const uploadUrl = `${ctx.request.origin}/files/uploads/${token}`;
  return { fileId, uploadUrl, expiresOn: expiresOn.toISOString() };
}

/**
 * What a message of a chat or a ticket carries, in the order asked for. Refuses, naming each, files that are not there, are in a
 * message already, or belong to another visitor. `by: "agent"` may send what any agent or client of the property uploaded.
 */
export async function claimFiles(
  ctx: Context,
  o: {
    propertyId: string;
    to: Conversation;
    fileIds: readonly string[];
    by: "agent" | { readonly visitorId: string };
  },
): Promise<Static<typeof Attachment>[]> {
  const fileIds = o.fileIds.map((id) => id.toLowerCase());
  const [ownerKind, ownerId] =
    o.by === "agent"
      ? (["a", undefined] as const)
      : ownerOf(o.propertyId, { kind: "visitor", id: o.by.visitorId });
  const { propertyId, to } = o;
  const rows = await attachFiles(ctx.db, { propertyId, to, fileIds, ownerKind, ownerId }, ctx.now);
  const found = new Map(rows.map((row) => [row.file_id, row]));
  const missing = fileIds.flatMap((id, at) =>
    found.has(id)
      ? []
      : [{ path: `files[${at}]`, reason: "must be a file that was uploaded and is in no message yet" }],
  );
  if (missing.length > 0) throw invalid(missing);
  const origin = await linkOrigin(ctx);
  return fileIds.flatMap((id) => {
    const row = found.get(id);
    return row ? [presentAttachment(row, origin)] : [];
  });
}

/** Visitors are kept by the part of their id that is their own. */
function ownerOf(propertyId: string, { kind, id }: Owner): readonly ["a" | "v", string] {
  if (kind === "agent") return ["a", id];
  return ["v", id.startsWith(`${propertyId}-`) ? id.slice(propertyId.length + 1) : id];
}

/** Whatever of these addresses leads to a file of the property's is shown on a page now, and stays. */
export async function keepShown(ctx: Context, propertyId: string, urls: readonly string[]): Promise<void> {
  const paths = urls.flatMap((url) => pathIn(url, propertyId) ?? []);
  if (paths.length > 0) await keepForGood(ctx.db, propertyId, paths);
}

// Taking the bytes of an announced file: written to disk as they come, counted, looked at, and kept in one step. An
// upload that fails on the way, or a process that is killed, leaves nothing that is not found and removed.

import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Context } from "../../kernel/context.ts";
import { invalid, Refusal, refuse } from "../../kernel/error.ts";
import { sha256 } from "../../kernel/secret.ts";
import { incomingFolder } from "./disk.ts";
import { filesErrors } from "./files.errors.ts";
import { type Content, pictureTypes, typeOf, UNKNOWN_TYPE, uploadMs } from "./files.rules.ts";
import { type FileRow, findAwaited, insertLeftovers, keepFile } from "./files.store.ts";
import { type Drawn, drawThumbnail } from "./picture.ts";
import { type LocalFile, storageOf } from "./storage.ts";

/** For a file to be sent in a message. */
const UNSENT_MS = 24 * 3_600_000;
/** Longer than any upload takes: then an object that no file keeps is removed. */
const OBJECT_MS = 3_600_000;

export interface Receiving {
  readonly ctx: Pick<Context, "db" | "config" | "randomText">;
  /** The time as it goes by: an upload may take minutes. */
  now(): Date;
  /** 40 hexadecimal characters. */
  newPath(): string;
}

/** The file that this token announced; refuses `not_found`, also when it is used up or too late. */
export async function awaitedFile({ ctx, now }: Receiving, token: string): Promise<FileRow> {
  const found = /^[0-9A-Za-z]{43}$/.test(token) ? await findAwaited(ctx.db, sha256(token), now()) : undefined;
  if (!found) throw refuse("not_found");
  return found;
}

/** Refuses a body that is not what was announced, of a kind we do not take, or too slow. */
export async function receiveFile(o: Receiving, awaited: FileRow, body: Readable): Promise<FileRow> {
  const { config } = o.ctx;
  const folder = await incomingFolder(config.dataDir);
  const incoming = join(folder, o.ctx.randomText(32));
  const thumbnail = `${incoming}.webp`;
  try {
    const file = await write(body, incoming, awaited.size, config.fileStallSeconds);
    const { mimeType, drawn } = await look(awaited, file);
    const path = o.newPath();
    const thumbnailPath = drawn ? o.newPath() : null;
    const keys = thumbnailPath ? [path, thumbnailPath] : [path];
    await insertLeftovers(o.ctx.db, keys, new Date(o.now().getTime() + OBJECT_MS));
    const storage = storageOf(config);
    await storage.put(path, file);
    if (drawn && thumbnailPath) {
      await writeFile(thumbnail, drawn.thumbnail, { flush: true });
      await storage.put(thumbnailPath, {
        path: thumbnail,
        size: drawn.thumbnail.length,
        sha256: sha256(drawn.thumbnail),
      });
    }
    const kept = await keepFile(o.ctx.db, {
      ...awaited,
      mime_type: mimeType,
      picture: drawn !== undefined,
      width: drawn?.width ?? null,
      height: drawn?.height ?? null,
      path,
      thumbnail_path: thumbnailPath,
      expires_on: new Date(o.now().getTime() + UNSENT_MS),
    });
    if (!kept) throw refuse("not_found");
    return kept;
  } finally {
    await rm(incoming, { force: true });
    await rm(thumbnail, { force: true });
  }
}

async function write(body: Readable, path: string, size: number, stallSeconds: number): Promise<LocalFile> {
  // Open before anything can fail: a file that comes into being after it was removed would stay.
  const file = createWriteStream("", { fd: await open(path, "wx", 0o640), flush: true });
  const hash = createHash("sha256");
  let arrived = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      stalled.refresh();
      arrived += chunk.length;
      if (arrived > size) return done(wrongSize(`has more than the ${size} bytes that were announced`));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const tooSlow = () => counting.destroy(slow());
  const stalled = setTimeout(tooSlow, stallSeconds * 1000);
  const ending = setTimeout(tooSlow, uploadMs(size, stallSeconds));
  body.once("error", (error) => counting.destroy(error));
  body.once("close", () => body.readableEnded || counting.destroy(new Error("The sender went away.")));
  try {
    // Not one pipeline with the body: it would end the connection with the upload, and nobody would read why.
    body.pipe(counting);
    await pipeline(counting, file);
  } finally {
    body.unpipe(counting);
    clearTimeout(stalled);
    clearTimeout(ending);
  }
  if (arrived < size) throw wrongSize(`has ${arrived} bytes, and ${size} were announced`);
  return { path, size, sha256: hash.digest("hex") };
}

async function look(
  awaited: FileRow,
  file: LocalFile,
): Promise<{ mimeType: string; drawn: Drawn | undefined }> {
  const type = typeOf(awaited.name, await contentOf(file.path));
  if (type === "refused")
    throw new Refusal("file_type_refused", filesErrors.map.file_type_refused, {
      details: [{ path: "body", reason: "is a program, or not what the ending of its name says" }],
    });
  if (!pictureTypes.has(type.mimeType)) return { ...type, drawn: undefined };
  const drawn = await drawThumbnail(file.path);
  return { mimeType: drawn ? type.mimeType : UNKNOWN_TYPE, drawn };
}

const HEAD_BYTES = 65_536;

async function contentOf(path: string): Promise<Content> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const { fileTypeFromFile } = await import("file-type");
    // What cannot be read to its end has no type that could be trusted.
    const found = await fileTypeFromFile(path).catch(() => undefined);
    return { ending: found?.ext, isText: isText(buffer.subarray(0, bytesRead)) };
  } finally {
    await file.close();
  }
}

/** No control characters but those of writing: in UTF-8, in older code pages, or in UTF-16 that says so. */
function isText(head: Buffer): boolean {
  if (head.length >= 2 && [0xfffe, 0xfeff].includes(head.readUInt16BE(0))) return true;
  return !head.some((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b);
}

function wrongSize(reason: string): Refusal {
  return invalid([{ path: "body", reason }]);
}

function slow(): Refusal {
  return new Refusal(
    "upload_too_slow",
    {
      status: 408,
      message: "The upload stood still, or took too long for its size.",
      fix: "Ask for another upload with files.create and send the bytes without a pause.",
    },
    {},
  );
}

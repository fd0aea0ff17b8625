// How the widget's files leave: for every page of the web, compressed once for all who ask, and not at all when the
// browser has them.

import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { memo } from "../../kernel/memo.ts";
import type { FastifyReply, FastifyRequest } from "../http.ts";
import { header } from "../incoming.ts";

export interface Sendable {
  readonly body: string;
  readonly type: "text/javascript" | "text/html";
  readonly cache: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whoever asks has a say in the text: it holds the Host they name, or the id they look for. */
  readonly isAskers?: boolean;
}

/** Any page may load the widget: a script with `crossorigin`, a frame, and what the frame fetches. */
export const FOR_EVERY_PAGE = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
} as const;

export function send(request: FastifyRequest, reply: FastifyReply, o: Sendable): FastifyReply {
  const etag = `"${createHash("sha256").update(o.body).digest("base64url").slice(0, 22)}"`;
  const encoding = encodingFor(header(request, "accept-encoding"));
  reply.headers({
    ...FOR_EVERY_PAGE,
    ...o.headers,
    "content-type": `${o.type}; charset=utf-8`,
    "cache-control": o.cache,
    etag,
    vary: "accept-encoding",
  });
  if (isKnown(header(request, "if-none-match"), etag)) return reply.code(304).send();
  if (encoding === "identity") return reply.send(o.body);
  return reply.header("content-encoding", encoding).send(compressed(encoding, etag, o));
}

/** Weak or strong, alone or in a list (RFC 9110 §13.1.2). */
function isKnown(condition: string, etag: string): boolean {
  return condition.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

type Encoding = "br" | "gzip" | "identity";

/** Brotli where it is taken, which browsers say over TLS and on this machine only. */
const encodingFor = memo(200, (accept: string): Encoding => {
  const taken = new Set(
    accept
      .toLowerCase()
      .split(",")
      .map((part) => part.trim().split(";"))
      .filter(([, weight = ""]) => !/^\s*q=0(\.0*)?\s*$/.test(weight))
      .map(([name = ""]) => name.trim()),
  );
  if (taken.has("br")) return "br";
  return taken.has("gzip") ? "gzip" : "identity";
});

/** One text per widget and state of its settings; past this many the memory starts over. */
const KEPT = 500;
const kept = new Map<string, Buffer>();
/** Apart, since there are as many of them as somebody cares to ask for: they drive out their like alone. */
const keptForAskers = new Map<string, Buffer>();

/** 9 makes the loader 16 bytes shorter, 5,404 instead of 5,420, for 21 ms instead of 0.7 in which nobody else is served. */
const BROTLI_QUALITY = 5;

export function compressed(
  encoding: "br" | "gzip",
  etag: string,
  { body, isAskers }: Pick<Sendable, "body" | "isAskers">,
): Buffer {
  const memory = isAskers ? keptForAskers : kept;
  const key = encoding + etag;
  const found = memory.get(key);
  if (found) return found;
  const made =
    encoding === "br"
      ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : gzipSync(body, { level: 9 });
  if (memory.size >= KEPT) memory.clear();
  memory.set(key, made);
  return made;
}

/** For `script-src`: this very text and no other. */
export function hashOfScript(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

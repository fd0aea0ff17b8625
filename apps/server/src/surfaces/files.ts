// /files: uploads and downloads. Not methods: bytes go by in streams. What was uploaded is served so that a browser runs
// nothing of it: no guessing of types, no scripts, saved to disk unless it is a picture. An address is a secret of 160
// bits, so the bytes behind it never change and may be kept for ever; all wrong addresses answer alike.

import { setTimeout as sleep } from "node:timers/promises";
import type { House } from "../kernel/call.ts";
import type { RequestFacts } from "../kernel/context.ts";
import { type Database, isUnavailable } from "../kernel/db.ts";
import { failureOf, withRequestId } from "../kernel/envelope.ts";
import { invalid, Refusal, refuse } from "../kernel/error.ts";
import { randomText } from "../kernel/id.ts";
import type { Log } from "../kernel/log.ts";
import {
  awaitedFile,
  findServed,
  presentFile,
  type Receiving,
  receiveFile,
  type Served,
  StorageFailure,
  spanOf,
} from "../modules/files/index.ts";
import { linkOrigin } from "../modules/mail/index.ts";
import { beSlowOn, type FastifyInstance, type FastifyReply, type FastifyRequest } from "./http.ts";
import { factsOf } from "./incoming.ts";

const SAFE = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
  // The widget shows them on the customer's pages.
  "cross-origin-resource-policy": "cross-origin",
  "x-robots-tag": "noindex",
};
/** How long the rest of a refused upload is read away, so that its sender comes to read the refusal. */
const DRAIN_MS = 1_000;

interface FilesParts {
  readonly house: House;
  readonly db: Database;
  readonly log: Log;
}

export function registerFiles(app: FastifyInstance, { house, db, log }: FilesParts): void {
  const { config } = house;
  app.register(async (files) => {
    // The body is left to us, as a stream.
    files.removeAllContentTypeParsers();
    files.addContentTypeParser("*", (_request, _payload, done) => done(null));
    const embed = { config: { embed: true } };

    files.put<{ Params: { token: string } }>("/files/uploads/:token", embed, async (request, reply) => {
      const facts = factsOf(request, config);
      const release = beSlowOn(request.raw.socket);
      reply.headers({
        "access-control-allow-origin": "*",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      });
      try {
        const file = await take(request, facts, request.params.token);
        log.info({ requestId: request.id, status: 200, ip: facts.ip, size: file.size }, "upload");
        return reply.send({ ok: true, data: file });
      } catch (error) {
        return await refuseUpload(request, reply, error);
      } finally {
        release();
      }
    });

    files.options("/files/uploads/:token", embed, async (_request, reply) =>
      reply.code(204).headers({
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "PUT",
        "access-control-allow-headers": "content-type",
        "access-control-max-age": "86400",
      }),
    );

    files.route<{ Params: { "*": string } }>({
      method: ["GET", "HEAD"],
      url: "/files/*",
      ...embed,
      handler: async (request, reply) => {
        const served = await find(request.params["*"]);
        return served ? serve(request, reply, served) : nothing(reply);
      },
    });
  });

  async function take(request: FastifyRequest, facts: RequestFacts, token: string) {
    const receiving: Receiving = {
      ctx: { db, config, randomText: (length) => randomText(house.random, length) },
      now: () => new Date(house.clock.nowMs()),
      newPath: () => house.random.bytes(20).toString("hex"),
    };
    const awaited = await awaitedFile(receiving, token);
    const length = Number(request.headers["content-length"] ?? awaited.size);
    if (length !== awaited.size)
      throw invalid([{ path: "body", reason: `has ${length} bytes, and ${awaited.size} were announced` }]);
    const file = await receiveFile(receiving, awaited, request.raw);
    return presentFile(file, await linkOrigin({ db, config, request: facts }));
  }

  async function refuseUpload(
    request: FastifyRequest,
    reply: FastifyReply,
    error: unknown,
  ): Promise<FastifyReply> {
    // Gone in the middle: nobody is there to be told.
    if (!(error instanceof Refusal) && request.raw.socket.destroyed) return reply.hijack();
    const refusal = error instanceof Refusal ? error : faultOf(error);
    const line = { requestId: request.id, status: refusal.status, ip: request.ip };
    if (refusal === error) log.info(line, "upload");
    else log.error({ ...line, err: error }, "upload");
    request.raw.resume();
    if (!request.raw.complete) {
      reply.header("connection", "close");
      await Promise.race([
        new Promise((resolve) => request.raw.once("end", resolve).once("close", resolve)),
        sleep(DRAIN_MS, undefined, { ref: false }),
      ]);
    }
    if (refusal.retryAfterS !== undefined) reply.header("retry-after", refusal.retryAfterS);
    return reply
      .code(refusal.status)
      .type("application/json; charset=utf-8")
      .send(withRequestId(JSON.stringify(failureOf(refusal)), { id: request.id }));
  }

  /** `{property}/{a|v}/{owner}/{40 hex}/{name}`: the router has decoded it, and no part but the last may hold a slash. */
  async function find(address: string): Promise<Served | undefined> {
    const [propertyId = "", ownerKind = "", ownerId = "", path = "", ...name] = address.split("/");
    return findServed({ db, config }, { propertyId, ownerKind, ownerId, path, name: name.join("/") });
  }

  async function serve(request: FastifyRequest, reply: FastifyReply, served: Served): Promise<FastifyReply> {
    const etag = `"${served.path}"`;
    const { size } = served;
    reply.headers({
      ...SAFE,
      "access-control-allow-origin": "*",
      "content-disposition": served.disposition,
      "cache-control": "public, max-age=31536000, immutable",
      etag,
      ...(size === undefined ? {} : { "accept-ranges": "bytes" }),
    });
    if (matches(request.headers["if-none-match"], etag)) return reply.code(304).send();
    const ranged = size !== undefined && (request.headers["if-range"] ?? etag) === etag;
    const span = ranged ? spanOf(request.headers.range, size) : "all";
    if (span === "unsatisfiable")
      return reply
        .code(416)
        .headers({ "content-range": `bytes */${size}`, "content-length": 0 })
        .send();
    if (span !== "all") reply.code(206).header("content-range", `bytes ${span.start}-${span.end}/${size}`);
    if (size !== undefined) reply.header("content-length", span === "all" ? size : span.end - span.start + 1);
    reply.type(served.mimeType);
    if (request.method === "HEAD") return reply.send();
    const body = await served.open(span === "all" ? undefined : span).catch((error: unknown) => {
      log.error({ err: error, requestId: request.id }, "A file could not be read");
      return "broken" as const;
    });
    if (body === "broken") return unread(reply);
    return body ? reply.send(body) : nothing(reply);
  }
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === "*" || header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

function nothing(reply: FastifyReply): FastifyReply {
  forget(reply);
  return reply
    .code(404)
    .headers({ ...SAFE, "cache-control": "no-store" })
    .type("text/plain")
    .send("Not found\n");
}

function unread(reply: FastifyReply): FastifyReply {
  forget(reply);
  return reply
    .code(503)
    .headers({ ...SAFE, "cache-control": "no-store", "retry-after": "2" })
    .type("text/plain")
    .send("Try again\n");
}

/** What was said of a file that is not there after all. */
function forget(reply: FastifyReply): void {
  for (const name of ["content-disposition", "etag", "accept-ranges", "content-length", "content-range"])
    reply.removeHeader(name);
}

/** The database or the store is away, or something is wrong with us. */
function faultOf(error: unknown): Refusal {
  return error instanceof StorageFailure || isUnavailable(error)
    ? refuse("unavailable", { retryAfterS: 2 })
    : refuse("internal_error");
}

// GET /v1/openapi.json: the description of all methods for other people's generators. A file, not a method.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FastifyInstance } from "./http.ts";

/**
 * Public: it says nothing about this server's data. `path` is read at the first request, because the generator that
 * writes it builds this server too.
 */
export function registerOpenapi(app: FastifyInstance, path: string): void {
  let kept: { document: Buffer; etag: string } | undefined;
  app.get("/v1/openapi.json", (request, reply) => {
    kept ??= read(path);
    reply.headers({
      etag: kept.etag,
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
    if (request.headers["if-none-match"]?.includes(kept.etag)) return reply.code(304).send();
    return reply.type("application/json; charset=utf-8").send(kept.document);
  });
}

function read(path: string) {
  const document = readFileSync(path);
  const hash = createHash("sha256").update(document).digest("base64url");
  return { document, etag: `"${hash.slice(0, 27)}"` };
}

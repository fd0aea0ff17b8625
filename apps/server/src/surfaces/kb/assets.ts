// Style, script and font of the public pages, all from this server.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tokensCss } from "@parlo/ui";
import { fontPath, keep } from "../docs/assets.ts";
import type { FastifyInstance } from "../http.ts";

export interface KbAssets {
  readonly style: string;
  readonly script: string;
}

export const ASSETS = "/kb/assets";

export function registerKbAssets(app: FastifyInstance, folder: string): KbAssets {
  const style = Buffer.from([tokensCss(), readFileSync(join(folder, "kb.css"), "utf8")].join("\n"));
  const script = readFileSync(join(folder, "kb.js"));
  const serve = (name: string, type: string, content: () => Buffer) =>
    app.get(`${ASSETS}/${name}`, (_request, reply) =>
      reply
        .type(type)
        .headers({
          "cache-control": "public, max-age=31536000, immutable",
          "x-content-type-options": "nosniff",
        })
        .send(content()),
    );
  serve("kb.css", "text/css; charset=utf-8", () => style);
  serve("kb.js", "text/javascript; charset=utf-8", () => script);
  for (const subset of ["latin", "latin-ext"])
    serve(
      `inter-${subset}.woff2`,
      "font/woff2",
      keep(() => readFileSync(fontPath(subset))),
    );
  return { style: `${ASSETS}/kb.css?${hashOf(style)}`, script: `${ASSETS}/kb.js?${hashOf(script)}` };
}

function hashOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 12);
}

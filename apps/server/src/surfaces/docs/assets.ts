// Style, script and fonts of the reference, all from this server: nothing comes from anywhere else.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { markSvg, schemeCss, tokensCss } from "@parlo/ui";
import type { FastifyInstance } from "../http.ts";

export interface AssetLinks {
  readonly style: string;
  readonly script: string;
}

/** In the order they build on each other. */
const STYLES = ["base", "menu", "prose", "guide", "method", "code", "try", "door"];

/** The listings stand on a dark ground in both schemes. */
const DARK_PLACES = ".code, .sheet, .prose pre";

/** `folder` holds the style sheets and reference.js. */
export function registerAssets(app: FastifyInstance, folder: string): AssetLinks {
  const sheets = STYLES.map((name) => readFileSync(join(folder, `${name}.css`), "utf8"));
  const style = Buffer.from([tokensCss(), schemeCss(DARK_PLACES, "dark"), ...sheets].join("\n"));
  const script = readFileSync(join(folder, "reference.js"));
  const serve = (name: string, type: string, content: () => Buffer) =>
    app.get(`/docs/assets/${name}`, (_request, reply) =>
      reply.type(type).header("cache-control", "public, max-age=31536000, immutable").send(content()),
    );
  serve("reference.css", "text/css; charset=utf-8", () => style);
  serve("reference.js", "text/javascript; charset=utf-8", () => script);
  serve("mark.svg", "image/svg+xml", () => Buffer.from(markSvg()));
  for (const subset of ["latin", "latin-ext"])
    serve(
      `inter-${subset}.woff2`,
      "font/woff2",
      keep(() => readFileSync(fontPath(subset))),
    );
  return {
    style: `/docs/assets/reference.css?${hashOf(style)}`,
    script: `/docs/assets/reference.js?${hashOf(script)}`,
  };
}

export function fontPath(subset: string): string {
  const require = createRequire(import.meta.url);
  return require.resolve(`@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`);
}

export function keep(read: () => Buffer): () => Buffer {
  let kept: Buffer | undefined;
  return () => {
    kept ??= read();
    return kept;
  };
}

function hashOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 12);
}

// The widget's budget, on other people's pages and phones: measured in brotli, as browsers fetch it.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Check, Finding } from "./finding.ts";

export interface WidgetLimits {
  readonly loaderBytes: number;
  /** Loader and frame: all that a page loads for a visitor who never opens the window. */
  readonly closedBytes: number;
  /** All of it that an opened chat may load, with the largest language. */
  readonly openBytes: number;
}

const LIMITS: WidgetLimits = { loaderBytes: 5 * 1024, closedBytes: 20 * 1024, openBytes: 55 * 1024 };

export const widgetSize: Check = {
  name: "widget size",
  run(root) {
    const bytes = measureWidget(root);
    if (bytes) console.log(`        ${told(bytes, LIMITS)}`);
    return judge(bytes, LIMITS);
  },
};

/** An entry of assets.json, as tools/build-widget.mjs writes it. */
interface Asset {
  readonly name: string;
  readonly source: string;
  readonly imports: readonly string[];
  readonly later: readonly string[];
}

export function checkWidgetSize(root: string, limits: WidgetLimits): readonly Finding[] {
  return judge(measureWidget(root), limits);
}

function judge(bytes: WidgetLimits | undefined, limits: WidgetLimits): readonly Finding[] {
  if (!bytes) return [];
  const over = (what: string, found: number, allowed: number): readonly Finding[] =>
    found <= allowed
      ? []
      : [
          {
            where: "apps/widget",
            problem: `${what} has ${found} bytes in brotli, ${allowed} allowed: load it later`,
          },
        ];
  return [
    ...over("the loader", bytes.loaderBytes, limits.loaderBytes),
    ...over("what loads before the first open", bytes.closedBytes, limits.closedBytes),
    ...over("an opened chat", bytes.openBytes, limits.openBytes),
  ];
}

function told(bytes: WidgetLimits, limits: WidgetLimits): string {
  const part = (name: string, found: number, allowed: number) => `${name} ${found} of ${allowed}`;
  return [
    part("loader", bytes.loaderBytes, limits.loaderBytes),
    part("before the first open", bytes.closedBytes, limits.closedBytes),
    part("opened", bytes.openBytes, limits.openBytes),
  ].join(", ");
}

/** Measures the build when there is one; `npm run check` makes one first. */
export function measureWidget(root: string): WidgetLimits | undefined {
  const folder = join(root, "apps/widget/dist");
  if (!existsSync(join(folder, "assets.json"))) return undefined;
  const size = (path: string) => brotliCompressSync(readFileSync(join(folder, path))).length;
  const assets: readonly Asset[] = JSON.parse(readFileSync(join(folder, "assets.json"), "utf8"));
  const bytes = new Map(assets.map(({ name }) => [name, size(`assets/${name}`)]));
  const isLanguage = ({ source }: Asset) => source.startsWith("frame/languages/");
  const sizes = (wanted: (asset: Asset) => boolean) =>
    assets.filter(wanted).map(({ name }) => bytes.get(name) ?? 0);
  const loaderBytes = size("loader.js");
  const closedBytes = loaderBytes + size("frame.html");
  // A visitor reads one language.
  const openBytes =
    closedBytes +
    sizes((asset) => !isLanguage(asset)).reduce((sum, one) => sum + one, 0) +
    Math.max(0, ...sizes(isLanguage));
  return { loaderBytes, closedBytes, openBytes };
}

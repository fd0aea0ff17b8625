// The widget's built files, as they are sent: the loader's text, the frame's document, and which policy lets it run.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../kernel/secret.ts";
import { hashOfScript } from "./send.ts";

export interface WidgetFiles {
  /** A script that expects PARLO_CONFIG in its scope. */
  readonly loader: string;
  readonly frame: string;
  /** What the frame's inlined script is allowed by. */
  readonly frameScript: string;
  /** Changes with each build. */
  readonly version: string;
}

/** Undefined where nothing was built. Read once, except in development, where a build may follow at any time. */
export function widgetFiles(folder: string, isFresh: () => boolean): () => WidgetFiles | undefined {
  let kept: WidgetFiles | undefined;
  return () => {
    if (!kept || isFresh()) kept = read(folder);
    return kept;
  };
}

function read(folder: string): WidgetFiles | undefined {
  if (!existsSync(join(folder, "frame.html"))) return undefined;
  const loader = readFileSync(join(folder, "loader.js"), "utf8");
  const frame = readFileSync(join(folder, "frame.html"), "utf8");
  const script = /<script type="module">([\s\S]*)<\/script>/.exec(frame)?.[1] ?? "";
  return {
    loader,
    frame,
    frameScript: hashOfScript(script),
    version: sha256(loader + frame).slice(0, 12),
  };
}

/**
 * The loader with what it must know. The first line asks Chromium to compile all of it at once, since nearly all of it
 * runs: function by function it held pages up about a millisecond longer.
 */
export function loaderScript(loader: string, told: object): string {
  return `//# allFunctionsCalledOnLoad\n(function(PARLO_CONFIG){${loader}\n})(${JSON.stringify(told)});\n`;
}

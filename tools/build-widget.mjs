// Builds the widget: the loader as one script, the frame as one document, and what it loads later as files of their own.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** Where the server serves what the frame loads later. */
const ASSETS = "/embed/assets/";
const WEEK_MS = 7 * 86_400_000;

/** @param {string} root */
export async function buildWidget(root) {
  const home = join(root, "apps/widget");
  const out = join(home, "dist");
  mkdirSync(join(out, "assets"), { recursive: true });
  /** Files the two import with `import()`, by the mark that stands for their address. @type {Map<string, string>} */
  const later = new Map();
  // The server writes a function around it: what is at its top level stays there.
  const loader = await bundle(root, join(home, "loader/main.ts"), {
    format: "esm",
    plugins: [leaveForLater(later)],
  });
  const core = await bundle(root, join(home, "frame/main.ts"), {
    format: "esm",
    plugins: [styles, leaveForLater(later)],
  });
  const { assets, addresses } = await buildAssets(root, join(out, "assets"), [...later.values()]);
  const addressed = (/** @type {string} */ script) => {
    let known = script;
    for (const [mark, path] of later) known = known.replaceAll(mark, addresses.get(path) ?? mark);
    return known;
  };
  const html = readFileSync(join(home, "frame/frame.html"), "utf8");
  // By the server's name: a script that was inserted without `crossorigin` does not know where it came from.
  const parts = loader.replace(/"(later:\w+)"/g, 'PARLO_CONFIG.host+"$1"');
  writeFileSync(join(out, "loader.js"), addressed(parts).replaceAll("}\n", "}"));
  // By a function: what `$&` and its like mean in a replacement may stand in the script.
  writeFileSync(
    join(out, "frame.html"),
    html.replace("<!-- core -->", () => `<script type="module">${addressed(core)}</script>`),
  );
  writeFileSync(join(out, "assets.json"), JSON.stringify(assets, undefined, 2));
  removeOld(
    join(out, "assets"),
    assets.map(({ name }) => name),
  );
}

/**
 * @param {string} root @param {string} entry
 * @param {Pick<import("esbuild").BuildOptions, "format" | "plugins">} options
 */
async function bundle(root, entry, options) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    ...common(root),
    entryPoints: [entry],
    bundle: true,
    write: false,
    outfile: "out.js",
    ...options,
  });
  return outputFiles[0]?.text.trim() ?? "";
}

/** @param {string} root @returns {import("esbuild").BuildOptions} */
function common(root) {
  return {
    absWorkingDir: root,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    platform: "browser",
    // Browsers of 2022 and later: private fields, `?.`, top-level await.
    target: ["chrome100", "firefox100", "safari15.4"],
    jsx: "automatic",
    jsxImportSource: "preact",
  };
}

/**
 * A program's own `import()`s become files. They share no module with it: what they need of it is handed to them.
 * @param {Map<string, string>} later @returns {import("esbuild").Plugin}
 */
function leaveForLater(later) {
  return {
    name: "leave for later",
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        const file = join(resolveDir, path);
        const mark = `later:${createHash("sha256").update(file).digest("hex")}`;
        later.set(mark, file);
        return { path: mark, external: true };
      });
    },
  };
}

/** Style sheets are texts, for the script to put in place. @type {import("esbuild").Plugin} */
const styles = {
  name: "styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await build.esbuild.transform(readFileSync(path, "utf8"), {
        loader: "css",
        minify: true,
        charset: "utf8",
      });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/**
 * @typedef {object} Asset What the size check needs to know of a file.
 * @property {string} name
 * @property {string} source The file it was made from, or nothing where several share it.
 * @property {string[]} imports Files it cannot run without.
 * @property {string[]} later Files it loads when they are needed.
 */

/**
 * @param {string} root @param {string} folder @param {string[]} entries
 * @returns {Promise<{ assets: Asset[], addresses: Map<string, string> }>}
 */
async function buildAssets(root, folder, entries) {
  if (entries.length === 0) return { assets: [], addresses: new Map() };
  const { build } = await import("esbuild");
  const { metafile } = await build({
    ...common(root),
    entryPoints: entries,
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: folder,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    metafile: true,
    plugins: [styles],
  });
  const outputs = Object.entries(metafile.outputs);
  const addresses = new Map(
    outputs.flatMap(([path, { entryPoint }]) =>
      entryPoint ? [[join(root, entryPoint), ASSETS + basename(path)]] : [],
    ),
  );
  const assets = outputs.map(([path, { entryPoint, imports }]) => {
    const named = (/** @type {string} */ kind) =>
      imports.filter((one) => one.kind === kind && !one.external).map((one) => basename(one.path));
    const text = readFileSync(join(root, path));
    // Compressed once here instead of at every request.
    writeFileSync(`${join(root, path)}.br`, brotliCompressSync(text));
    writeFileSync(`${join(root, path)}.gz`, gzipSync(text, { level: 9 }));
    return {
      name: basename(path),
      source: entryPoint ? relative("apps/widget", entryPoint) : "",
      imports: named("import-statement"),
      later: named("dynamic-import"),
    };
  });
  return { assets, addresses };
}

/**
 * What earlier builds left, once it is a week old: a page that was opened before loads the rest of its own build.
 * @param {string} folder @param {string[]} current
 */
function removeOld(folder, current) {
  const kept = new Set(current.flatMap((name) => [name, `${name}.br`, `${name}.gz`]));
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!kept.has(name) && statSync(path).mtimeMs < Date.now() - WEEK_MS) rmSync(path);
  }
}

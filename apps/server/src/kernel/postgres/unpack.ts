// Completes the npm package of PostgreSQL, which arrives without the library links its install script would make.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";

type Link = { source: string; target: string };

/** Makes the missing links. Where the package is read-only it leaves them out; a copy is then made instead. */
export async function linkLibraries(distribution: string): Promise<void> {
  for (const link of await listedLinks(distribution)) {
    const target = join(distribution, "..", link.target);
    await symlink(relative(dirname(link.target), link.source), target).catch(
      (error: NodeJS.ErrnoException) => {
        if (!["EEXIST", "EACCES", "EPERM", "EROFS"].includes(error.code ?? "")) throw error;
      },
    );
  }
}

/** Copies what the server needs (not the static libraries) and links it. Complete or absent, never half. */
export async function copyDistribution(distribution: string, destination: string): Promise<void> {
  if (existsSync(destination)) return;
  const created = await mkdir(dirname(destination), { recursive: true });
  if (created) await chmod(dirname(destination), 0o755);
  // The links are listed relative to a folder named `native`; the copy keeps that shape until it is renamed.
  const staging = `${destination}.${randomBytes(4).toString("hex")}`;
  const staged = join(staging, "native");
  try {
    await cp(distribution, staged, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith(".a") && basename(source) !== "pkgconfig",
    });
    // Before the links: chmod follows them. A strict umask at install time must not follow the files here.
    for (const name of await readdir(staged, { recursive: true })) await chmod(join(staged, name), 0o755);
    await chmod(staged, 0o755);
    await linkLibraries(staged);
    await rename(staged, destination).catch((error: NodeJS.ErrnoException) => {
      // Another Parlo of this machine made the same copy in the meantime.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function listedLinks(distribution: string): Promise<Link[]> {
  try {
    return JSON.parse(await readFile(join(distribution, "pg-symlinks.json"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

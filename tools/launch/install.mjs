// Installs the packages of package-lock.json when what is in node_modules is not that.

import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { basename, join } from "node:path";
import { root } from "./project.mjs";
import { runQuietly } from "./run.mjs";

const stamp = join(root, "node_modules", ".parlo-install");
/** npm writes this file last: without it an installation was cut short. */
const hiddenLock = join(root, "node_modules", ".package-lock.json");

export function isInstalled() {
  if (!existsSync(hiddenLock)) return false;
  const wanted = wantedStamp();
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === wanted;
  // Somebody ran `npm ci` by hand. That is as good, if it was complete and for this machine.
  if (!isComplete(readLock(join(root, "package-lock.json")), readLock(hiddenLock))) return false;
  try {
    writeFileSync(stamp, wanted);
  } catch {
    // A read-only folder: the comparison is made again at the next start.
  }
  return true;
}

export async function install() {
  const npm = npmCommand(process.env);
  await runQuietly({
    doing: "Installing packages",
    done: "Installed",
    command: npm.command,
    args: [
      ...npm.args,
      "ci",
      "--include=dev",
      "--include=optional",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
    ],
    env: npmEnvironment(process.env),
  });
  writeFileSync(stamp, wantedStamp());
}

function wantedStamp() {
  const major = process.versions.node.split(".")[0];
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256")
    .update(lock)
    .update(`${major} ${process.platform} ${process.arch}`)
    .digest("hex");
}

/** @typedef {{ version?: string, optional?: boolean, link?: boolean, os?: string[], cpu?: string[] }} LockEntry */

/** @param {string} path @returns {Record<string, LockEntry>} */
function readLock(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages;
}

/**
 * Whether an installation holds every package of the lock, in its version, and none made for another machine.
 * @param {Record<string, LockEntry>} wanted @param {Record<string, LockEntry>} installed
 */
export function isComplete(wanted, installed) {
  const fits = (/** @type {LockEntry} */ entry) =>
    (entry.os?.includes(process.platform) ?? true) && (entry.cpu?.includes(process.arch) ?? true);
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) return true;
    const found = installed[path];
    if (!found) return entry.optional === true && !fits(entry);
    return fits(found) && (entry.link === true || found.version === entry.version);
  });
}

/** The npm that runs us, else the one on the PATH. @param {NodeJS.ProcessEnv} env */
export function npmCommand(env) {
  const running = env.npm_execpath;
  return running && basename(running) === "npm-cli.js"
    ? { command: process.execPath, args: [running] }
    : { command: "npm", args: [] };
}

/**
 * Our environment without what would make npm skip packages, stay silent about a failure, or act elsewhere:
 * `npm run -s demo -- --json` hands its own flags down, and NODE_ENV=production leaves out the build tools.
 * @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(env) {
  const unwanted =
    /^(NODE_ENV|npm_config_(loglevel|silent|quiet|json|production|omit|only|include|global|location|dry_run|workspaces?|prefix|offline_only))$/i;
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !unwanted.test(name)));
  const home = kept.HOME || passwdHome();
  if (home && isWritable(home)) return { ...kept, HOME: home };
  // No home, or one that cannot be written, as `nobody` has: npm's cache then lives in the project.
  const ownHome = join(root, ".parlo", "npm");
  mkdirSync(ownHome, { recursive: true });
  return { ...kept, HOME: ownHome };
}

function passwdHome() {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function isWritable(path) {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

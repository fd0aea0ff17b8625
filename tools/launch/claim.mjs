// Lets one launcher at a time install and build, however many are started and however they end.
//
// Everyone first puts down a claim of their own and then looks for others: whoever sees another living one steps
// back. Of any two, the later one sees the earlier, so both cannot stay; and nobody ever has to take over a file
// that belongs to someone else, which is where locks made of one file go wrong.

import { randomBytes, randomInt } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root, say } from "./project.mjs";

/** A claim is touched this often, and is dead after so long without: its process id may be another's by then. */
const beatMs = 2_000;
const deadMs = 30_000;

/** Resolves with how to let go. @param {string} [folder] @returns {Promise<() => void>} */
export async function claim(folder = join(root, ".parlo", "launching")) {
  mkdirSync(folder, { recursive: true });
  for (let announced = false; ; ) {
    const own = `${process.pid}.${randomBytes(4).toString("hex")}`;
    const path = join(folder, own);
    writeFileSync(path, "");
    if (!othersLive(folder, own)) return hold(path);
    rmSync(path, { force: true });
    if (!announced) say("Another start is installing or building; waiting for it …");
    announced = true;
    // Chance decides between those who arrive together.
    await sleep(randomInt(50, 250));
  }
}

/** @param {string} path */
function hold(path) {
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), beatMs);
  beat.unref();
  const release = () => {
    clearInterval(beat);
    process.off("exit", release);
    rmSync(path, { force: true });
  };
  process.on("exit", release);
  return release;
}

/** Removes the claims of the dead on the way. @param {string} folder @param {string} own */
function othersLive(folder, own) {
  let living = false;
  for (const name of readdirSync(folder)) {
    if (name === own) continue;
    if (lives(join(folder, name), Number.parseInt(name, 10))) living = true;
    else rmSync(join(folder, name), { force: true });
  }
  return living;
}

/** @param {string} path @param {number} pid */
function lives(path, pid) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status || Date.now() - status.mtimeMs > deadMs) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

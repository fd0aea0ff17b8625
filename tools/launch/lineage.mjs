// Notices the end of the npm that runs us. A killed npm tells nobody, and between it and us there may be a shell.

import { readFileSync } from "node:fs";

// Taken as early as we can: npm may be killed while we still install.
const shell = isShell(process.ppid) ? process.ppid : undefined;
const lineageAtStart = lineage();
const orphanAtStart = isForeignInit(shell === undefined ? process.ppid : parentOf(shell));

/**
 * Calls back once. Outside an npm script nothing is watched: to outlive one's terminal is then a choice (nohup).
 * @param {() => void} then @returns {() => void} how to stop watching
 */
export function whenNpmEnds(then) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const timer = setInterval(() => {
    if (!orphanAtStart && lineage() === lineageAtStart) return;
    clearInterval(timer);
    then();
  }, 300);
  return () => clearInterval(timer);
}

function lineage() {
  return `${process.ppid} ${shell === undefined ? "" : parentOf(shell)}`;
}

/** Orphans fall to process 1; in a container that may be npm itself. @param {number} pid */
function isForeignInit(pid) {
  return pid === 1 && !/^1 \((?:npm|node)/.test(readStat(1));
}

/** @param {number} pid */
function isShell(pid) {
  return /^\d+ \((?:ba|da|a|z|k)?sh\) /.test(readStat(pid));
}

/** @param {number} pid */
function parentOf(pid) {
  return Number(/^\d+ \(.*\) \S (\d+) /s.exec(readStat(pid))?.[1]);
}

/** Empty where there is no /proc; macOS needs none, since its shell steps aside for the command. @param {number} pid */
function readStat(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return "";
  }
}

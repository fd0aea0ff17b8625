// Kills Parlo in the middle of its work, round after round: the server, its database, its launcher, or all at once,
// with SIGKILL. It must come back, keep every write it acknowledged, tell a receiver of webhooks of everything it
// committed, and leave nothing running that nobody owns. `npm run test:kill`, or with `-- --rounds 5`.

import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { answering, ended, freePort, launchDemo, ready } from "./demo.ts";
import { type Household, householdOf, survivors } from "./processes.ts";
import { openWitness, type Witness } from "./witness.ts";
import { departments, startWriters } from "./writers.ts";

type Victim = "launcher" | "server" | "database";
const CRIMES: readonly (readonly Victim[])[] = [
  ["server"],
  ["database"],
  ["launcher", "server", "database"],
  ["launcher"],
  ["server", "database"],
];

/** Throws at the first promise that is broken. `tell` gets a line per round. */
export async function killRounds(rounds: number, tell: (line: string) => void): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "parlo-kill-"));
  const port = await freePort();
  let launcher = launchDemo(dataDir, port);
  const everSeen = new Set<number>();
  let left: readonly string[] = [];
  let witness: Witness | undefined;
  try {
    const target = await ready(launcher);
    witness = await openWitness(target);
    const kept = new Map<string, string>();
    for (let round = 1; round <= rounds; round++) {
      const crime = CRIMES[(round - 1) % CRIMES.length] ?? [];
      const writers = startWriters(target, `round ${round}`);
      const talk = witness.talk(`round ${round}`);
      // At any moment: between two writes, within one, during a renewal of the cache or a checkpoint.
      await sleep(300 + Math.random() * 1_200);
      const before = householdOf(launcher.pid ?? 0, dataDir);
      for (const pid of before.all) everSeen.add(pid);
      for (const victim of crime) kill(before, victim);
      const killedMs = performance.now();
      if (crime.includes("launcher")) {
        await ended(launcher);
        launcher = launchDemo(dataDir, port);
        await ready(launcher);
      }
      await answering(target);
      const backS = ((performance.now() - killedMs) / 1000).toFixed(1);
      await sleep(300);
      await Promise.all([writers.stop(), talk.stop()]);
      for (const [name, id] of writers.acknowledged) kept.set(name, id);
      if (writers.surprises.length > 0) throw new Error(writers.surprises.join("\n"));
      assertKept(kept, await departments(target));
      await assertOneHousehold(launcher, dataDir, before);
      const heard = await witness.assertHeard();
      tell(
        `round ${round}: killed ${crime.join(", ")}; back after ${backS} s, ${writers.acknowledged.size} writes kept, ${heard.events} events so far all received (${heard.received} deliveries)`,
      );
    }
    for (const pid of householdOf(launcher.pid ?? 0, dataDir).all) everSeen.add(pid);
  } finally {
    witness?.close();
    launcher.kill("SIGTERM");
    await ended(launcher);
    left = await nobodyLeft([...everSeen]);
    rmSync(dataDir, { recursive: true, force: true });
  }
  if (left.length > 0) throw new Error(`Still running after the end:\n${left.join("\n")}`);
}

function kill(household: Household, victim: Victim): void {
  const pid = household[victim];
  if (pid === undefined) throw new Error(`There was no ${victim} to kill.`);
  process.kill(pid, "SIGKILL");
}

function assertKept(kept: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): void {
  const lost = [...kept].filter(([name, id]) => found.get(name) !== id).map(([name]) => name);
  if (lost.length > 0)
    throw new Error(`Acknowledged and gone: ${lost.slice(0, 10).join(", ")} (${lost.length} in all)`);
}

/** One launcher, one server, one database; of those killed, nothing that still runs. */
async function assertOneHousehold(launcher: ChildProcess, dataDir: string, before: Household): Promise<void> {
  const now = householdOf(launcher.pid ?? 0, dataDir);
  if (now.server === undefined || now.database === undefined) throw new Error("Back, but not whole.");
  const strangers = await nobodyLeft(before.all.filter((pid) => !now.all.includes(pid)));
  if (strangers.length > 0) throw new Error(`Orphans:\n${strangers.join("\n")}`);
}

/** Gives those that are about to end a moment to do so. */
async function nobodyLeft(pids: readonly number[]): Promise<readonly string[]> {
  const deadline = performance.now() + 30_000;
  while (survivors(pids).length > 0 && performance.now() < deadline) await sleep(100);
  return survivors(pids);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , flag, value] = process.argv;
  const rounds = flag === "--rounds" ? Number(value) : 20;
  await killRounds(rounds, console.log);
  console.log(`${rounds} of ${rounds} rounds survived`);
}

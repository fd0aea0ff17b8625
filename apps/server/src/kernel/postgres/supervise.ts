// Keeps PostgreSQL running: when it dies it is started again, with growing pauses, until we are told to stop.
import { setTimeout as sleep } from "node:timers/promises";
import { type Postmaster, type ServerSetup, startPostmaster } from "./postmaster.ts";
import { clearTheWay } from "./take-over.ts";

export type Supervised = { pid(): number | undefined; stop(): Promise<void> };
export type SuperviseOptions = ServerSetup & { uid: number; log(line: string): void };

const shortestPauseMs = 100;
const longestPauseMs = 10_000;
/** A server that ran this long was healthy: its next failure is a new one. */
const healthyMs = 60_000;

/** The first start must succeed, and says why when it does not; later ones are repeated for as long as it takes. */
export async function supervise(o: SuperviseOptions): Promise<Supervised> {
  const stopping = new AbortController();
  let current = await launch(o);
  const watching = keepRunning();

  async function keepRunning(): Promise<void> {
    let pauseMs = shortestPauseMs;
    for (;;) {
      const startedAt = performance.now();
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAt > healthyMs) pauseMs = shortestPauseMs;
      o.log(`PostgreSQL ended (${how}); starting it again`);
      for (let started = false; !started; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
        await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
        started = await launch(o).then(
          (next) => {
            current = next;
            o.log("PostgreSQL is back");
            return true;
          },
          (error: unknown) => {
            o.log(error instanceof Error ? error.message : String(error));
            return false;
          },
        );
      }
    }
  }

  return {
    pid: () => (current.running() ? current.pid : undefined),
    async stop() {
      stopping.abort();
      await current.stop();
      // A restart may have been under way; what it brought up goes down as well.
      await watching;
      await current.stop();
    },
  };
}

async function launch(o: SuperviseOptions): Promise<Postmaster> {
  await clearTheWay(o);
  return startPostmaster(o);
}

// Keeps a second Parlo away from a data directory, for as long as the first one lives and no longer.
//
// Everyone who wants the directory first listens on a socket of its own in it, and then looks for others: whoever
// sees another one alive steps back. Of any two, the later one to listen sees the earlier, so both cannot stay.
// The kernel closes the socket of a process however it dies, and a refused connection proves it: no recycled
// process id, no container's private numbering and no clock can mislead us.
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, rm, rmdir } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { socketDirFor } from "./socket-dir.ts";

export type LockOptions = { dataDir: string; log(line: string): void; waitMs?: number };

const prefix = "parlo.lock.";
const trying = "trying";

/** Returns how to let go. Waits a while for a holder that may be stopping, then refuses. */
export async function lockDataDir(o: LockOptions): Promise<() => Promise<void>> {
  const deadline = performance.now() + (o.waitMs ?? 15_000);
  for (let announced = false; ; ) {
    const attempt = await attemptLock(o.dataDir);
    if (attempt.unlock) return attempt.unlock;
    if (attempt.holder !== trying) {
      if (performance.now() > deadline) {
        throw new Error(
          `${o.dataDir} is in use by another Parlo (${attempt.holder}). Stop it first, or give this one its own DATA_DIR.`,
        );
      }
      if (!announced) o.log(`another Parlo (${attempt.holder}) holds ${o.dataDir}; waiting for it to stop`);
      announced = true;
    }
    // Chance decides between those who arrive together.
    await sleep(randomInt(20, 120));
  }
}

type Attempt = { unlock: () => Promise<void> } | { unlock?: never; holder: string };

async function attemptLock(dataDir: string): Promise<Attempt> {
  const directory = await socketDirFor(dataDir);
  const path = join(directory, `${prefix}${randomBytes(4).toString("hex")}`);
  let state = trying;
  const server = await listen(path, dataDir, () => state);
  if (!server) return { holder: trying };
  const holder = await findOther(directory, basename(path));
  if (holder !== undefined) {
    await close(server);
    return { holder };
  }
  // A neighbour may have taken our socket for a dead one in the instant between its binding and its listening.
  if (!existsSync(path)) {
    await close(server);
    return { holder: trying };
  }
  state = `process ${process.pid}`;
  return {
    async unlock() {
      await close(server);
      // A directory of the temporary folder, made for this data, goes as well unless somebody waits in it.
      if (directory !== dataDir) await rmdir(directory).catch(() => {});
    },
  };
}

async function listen(path: string, dataDir: string, state: () => string): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(state());
  });
  server.unref();
  // Whoever may enter the directory may ask: root sometimes starts what an ordinary user started before.
  server.listen({ path, readableAll: true, writableAll: true });
  try {
    await once(server, "listening");
    return server;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The last holder took its directory away just now.
    if (code === "ENOENT") return undefined;
    if (code !== "EACCES" && code !== "EROFS") throw error;
    throw new Error(`${dataDir} is not writable. Start Parlo as its owner, or choose another DATA_DIR.`);
  }
}

/** What another living one says it is, a holder's word first; the sockets of the dead are removed on the way. */
async function findOther(directory: string, own: string): Promise<string | undefined> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(prefix) && name !== own);
  const words = await Promise.all(names.map((name) => ask(join(directory, name))));
  await Promise.all(
    names.map((name, index) =>
      words[index] === undefined ? rm(join(directory, name), { force: true }) : undefined,
    ),
  );
  const living = words.filter((word) => word !== undefined);
  return living.find((word) => word !== trying) ?? living[0];
}

/** `undefined` when nobody listens there any more. */
function ask(path: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let said = "";
    // A suspended process still owns its socket: the kernel accepts, nobody answers.
    socket.setTimeout(500, () => socket.destroy());
    socket.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT"].includes(error.code ?? "")) resolve(undefined);
      else reject(error);
    });
    socket.on("close", () => resolve(said || "a process that does not answer"));
  });
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}

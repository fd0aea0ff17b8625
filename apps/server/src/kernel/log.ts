// The log: JSON lines on stderr (stdout belongs to `--json`), one line per call. Secrets never reach it: headers,
// bodies and cookies are not logged at all.

import { destination, type Logger, pino } from "pino";

export type Log = Logger;

export function createLog(level: string): Log {
  if (level === "silent") return pino({ level });
  // Asynchronous writes in batches: a synchronous line costs 20 µs, and each write the work of a second thread.
  const minLength = level === "info" ? 32 * 1024 : 0;
  const stream = destination({ dest: 2, sync: false, minLength, maxWrite: 64 * 1024 });
  const log = pino({ level, base: null, timestamp: isoTime }, stream);
  const flush = setInterval(() => stream.flush(), 500);
  flush.unref();
  process.once("exit", () => {
    try {
      stream.flushSync();
    } catch {
      // The stream was never opened: nothing to flush.
    }
  });
  return log;
}

let writtenMs = 0;
let written = "";

/** As pino's own, but lines of one millisecond share the text. */
function isoTime(): string {
  const nowMs = Date.now();
  if (nowMs !== writtenMs) {
    writtenMs = nowMs;
    written = `,"time":"${new Date(nowMs).toISOString()}"`;
  }
  return written;
}

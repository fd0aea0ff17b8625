// The log: JSON lines on stderr (stdout belongs to `--json`), one line per call. Secrets never reach it: headers,
// bodies and cookies are not logged at all.

import { destination, type Logger, pino } from "pino";

export type Log = Logger;

/** How many lines go out in one write, where a line is written for every call. */
const BATCH_LINES = 100;
const BATCH_MS = 500;

export function createLog(level: string): Log {
  if (level === "silent") return pino({ level });
  // Joined first: the stream measures what it is given, and measuring each line costs as much as making it (8 µs).
  const batchLines = level === "info" ? BATCH_LINES : 1;
  const stream = destination({ dest: 2, sync: false, maxWrite: 64 * 1024 });
  const lines: string[] = [];
  const hand = (): void => {
    if (lines.length > 0) stream.write(lines.splice(0).join(""));
  };
  const write = (line: string): void => {
    if (lines.push(line) >= batchLines) hand();
  };
  setInterval(hand, BATCH_MS).unref();
  process.once("exit", () => {
    try {
      hand();
      stream.flushSync();
    } catch {
      // The stream was never opened: nothing to flush.
    }
  });
  return pino({ level, base: null, timestamp: isoTime }, { write });
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

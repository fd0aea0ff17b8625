// Where the project is, how the launcher speaks, and how it gives up.

import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** People read stderr; stdout belongs to what is launched. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** An end that is explained by its message alone. */
export class LaunchError extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A tool we ran failed: everything it printed is shown before the message. */
export class FailedCommand extends LaunchError {
  /** @param {string} message @param {string} output */
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

// Days as columns, held by this process for as long as they are of the version the database has.

import type { Database } from "../../kernel/db.ts";
import { bytesOf, type DayColumns } from "./columns.rules.ts";

/** Two or three years of a million chats each, one or two when they are asked for by all groupings. */
const MAX_BYTES = 128 * 1024 * 1024;

interface Held {
  readonly version: number;
  readonly day: DayColumns;
  bytes: number;
}

export class HeldDays {
  /** The one used last stands last. */
  private readonly held = new Map<string, Held>();
  private bytes = 0;
  private readonly max: number;

  constructor(max = MAX_BYTES) {
    this.max = max;
  }

  find(key: string, version: number): DayColumns | undefined {
    const one = this.held.get(key);
    if (one?.version !== version) return undefined;
    this.held.delete(key);
    this.held.set(key, one);
    return one.day;
  }

  hold(key: string, version: number, day: DayColumns): void {
    this.drop(key);
    const bytes = bytesOf(day);
    this.held.set(key, { version, day, bytes });
    this.bytes += bytes;
    this.fit();
  }

  /** What was worked out of days is kept with them, and counts as well. */
  weigh(keys: readonly string[]): void {
    for (const key of keys) {
      const one = this.held.get(key);
      if (!one) continue;
      const bytes = bytesOf(one.day);
      this.bytes += bytes - one.bytes;
      one.bytes = bytes;
    }
    this.fit();
  }

  private fit(): void {
    for (const oldest of this.held.keys()) {
      if (this.bytes <= this.max) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const one = this.held.get(key);
    if (!one) return;
    this.held.delete(key);
    this.bytes -= one.bytes;
  }
}

/** Versions of one database mean nothing in another. */
const byDatabase = new WeakMap<Database, HeldDays>();

export function heldDays(db: Database): HeldDays {
  let held = byDatabase.get(db);
  if (!held) {
    held = new HeldDays();
    byDatabase.set(db, held);
  }
  return held;
}

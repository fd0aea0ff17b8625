// The JSON of what was listed lately (chats, and tickets in a module above), by the version of each. A page costs a trip
// that finds which versions are on it; making their JSON anew took nine tenths of a call (decision 14).

import type { Database } from "../../kernel/db.ts";
import type { JsonText } from "../../kernel/json-text.ts";

/** Some ten thousand chats of ordinary length; JavaScript keeps a character in one byte or two. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
/** A version is a transaction's number, and those begin anew after four thousand million. */
const MAX_AGE_MS = 10 * 60_000;

export interface ListedVersion {
  readonly propertyId: string;
  /** Of the chat, or of the ticket. */
  readonly id: string;
  readonly version: string;
}

interface Kept {
  readonly version: string;
  readonly text: JsonText;
  readonly madeMs: number;
}

export class ListedTexts {
  /** The one used last stands last. */
  private readonly kept = new Map<string, Kept>();
  private characters = 0;
  private readonly max: number;

  constructor(max = MAX_CHARACTERS) {
    this.max = max;
  }

  find({ propertyId, id, version }: ListedVersion, nowMs: number): JsonText | undefined {
    const key = propertyId + id;
    const one = this.kept.get(key);
    if (one?.version !== version || nowMs - one.madeMs > MAX_AGE_MS) return undefined;
    this.kept.delete(key);
    this.kept.set(key, one);
    return one.text;
  }

  keep({ propertyId, id, version }: ListedVersion, text: JsonText, nowMs: number): void {
    // One long chat must not drive out a thousand others.
    if (text.text.length > this.max / 16) return;
    const key = propertyId + id;
    this.drop(key);
    this.kept.set(key, { version, text, madeMs: nowMs });
    this.characters += text.text.length;
    for (const oldest of this.kept.keys()) {
      if (this.characters <= this.max) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const one = this.kept.get(key);
    if (!one) return;
    this.kept.delete(key);
    this.characters -= one.text.text.length;
  }
}

/** A store per database: versions of one mean nothing in another. Not for a transaction, whose changes nobody else sees. */
export function textsByDatabase(): (db: Database) => ListedTexts {
  const byDatabase = new WeakMap<Database, ListedTexts>();
  return (db) => {
    const texts = byDatabase.get(db) ?? new ListedTexts();
    byDatabase.set(db, texts);
    return texts;
  };
}

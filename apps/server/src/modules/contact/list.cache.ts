// The JSON of contacts that were listed lately, by the version of each and by what was shown of it, as chats have it
// (decision 14): a page costs a trip that finds which versions are on it. Only of what is kept with a contact: what
// visits and chats tell changes without it.

import type { Database } from "../../kernel/db.ts";
import type { JsonText } from "../../kernel/json-text.ts";

/** Some fifteen thousand contacts; JavaScript keeps a character in one byte or two. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
/** A version is a transaction's number, and those begin anew after four thousand million. */
const MAX_AGE_MS = 10 * 60_000;

interface Kept {
  readonly version: string;
  readonly text: JsonText;
  readonly madeMs: number;
}

export class PersonTexts {
  /** The one used last stands last. */
  private readonly kept = new Map<string, Kept>();
  private characters = 0;
  private readonly max: number;

  constructor(max = MAX_CHARACTERS) {
    this.max = max;
  }

  find(key: string, version: string, nowMs: number): JsonText | undefined {
    const one = this.kept.get(key);
    if (one?.version !== version || nowMs - one.madeMs > MAX_AGE_MS) return undefined;
    this.kept.delete(key);
    this.kept.set(key, one);
    return one.text;
  }

  keep(key: string, version: string, text: JsonText, nowMs: number): void {
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

/** Versions of one database mean nothing in another. */
const byDatabase = new WeakMap<Database, PersonTexts>();

/** Not for a transaction, whose own changes nobody else sees yet. */
export function personTextsOf(db: Database): PersonTexts {
  let texts = byDatabase.get(db);
  if (!texts) {
    texts = new PersonTexts();
    byDatabase.set(db, texts);
  }
  return texts;
}

// What the visitor sent and the server has not confirmed: in order, each with an id of its own, kept across reloads. Sending
// the same id again is the same message, so whatever is in doubt is sent again.

import type { ChatFile, Form } from "./types.ts";

/** `waiting` its turn, `sending`, or `failed`: refused, and kept until the visitor sends it again. */
export type ParcelState = "waiting" | "sending" | "failed";

export interface Parcel {
  /** 24 hex characters: the id of the message it becomes. */
  readonly id: string;
  readonly at: string;
  readonly state: ParcelState;
  /** `say` something in a chat, or `leave` a message while nobody is there. */
  readonly kind: "say" | "leave";
  /** Absent when it begins a chat. */
  readonly chatId?: string;
  readonly text: string;
  readonly files?: readonly ChatFile[];
  readonly fileIds?: readonly string[];
  readonly form?: Form;
  readonly error?: string;
}

/** The part of Storage that is used; browsers may refuse all of it. */
export interface Shelf {
  readonly length: number;
  key(at: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

export interface Outbox {
  /** What was left unsent by this tab and by tabs that are gone. */
  read(owner: string): readonly Parcel[];
  write(owner: string, parcels: readonly Parcel[]): void;
  /** Of a visitor who logged out: nothing of theirs stays in this browser. */
  forget(owner: string): void;
}

interface Kept {
  readonly owner: string;
  readonly parcels: readonly Parcel[];
}

const PREFIX = "parlo:outbox:";

/**
 * Each tab writes under a key of its own. What another tab left is taken over: were that tab still there, both would send
 * the same ids.
 */
export function openOutbox(shelf: Shelf | undefined, propertyId: string, tab: string): Outbox {
  const mine = `${PREFIX}${propertyId}:${tab}`;
  /** Keys of this visitor alone: another one of this browser is never spoken for. */
  const keysOf = (owner: string, take: (key: string, parcels: readonly Parcel[]) => void) =>
    attempt(() => {
      if (!shelf) return;
      const keys = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "");
      for (const key of keys.filter((one) => one.startsWith(`${PREFIX}${propertyId}:`))) {
        const kept = parse(shelf.getItem(key));
        if (kept?.owner === owner) take(key, kept.parcels);
      }
    });
  return {
    read(owner) {
      const found = new Map<string, Parcel>();
      keysOf(owner, (key, parcels) => {
        for (const parcel of parcels)
          found.set(parcel.id, parcel.state === "sending" ? { ...parcel, state: "waiting" } : parcel);
        if (key !== mine) shelf?.removeItem(key);
      });
      return [...found.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    forget(owner) {
      keysOf(owner, (key) => shelf?.removeItem(key));
    },
    write(owner, parcels) {
      attempt(() => {
        if (!shelf) return;
        if (parcels.length === 0) shelf.removeItem(mine);
        else shelf.setItem(mine, JSON.stringify({ owner, parcels } satisfies Kept));
      });
    },
  };
}

/** Names the owner of an outbox without keeping a second copy of the token. */
export function ownerOf(token: string | null | undefined): string {
  let hash = 0x811c9dc5;
  for (const letter of token ?? "") hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}

export function newMessageId(chance: (bytes: Uint8Array<ArrayBuffer>) => unknown): string {
  const bytes = new Uint8Array(12);
  chance(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function parse(text: string | null): Kept | undefined {
  const kept = attempt(() => JSON.parse(text ?? "null") as Partial<Kept> | null);
  return kept && typeof kept.owner === "string" && Array.isArray(kept.parcels) ? (kept as Kept) : undefined;
}

/** Storage throws where it is switched off, full or partitioned away: then the outbox lives in memory alone. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

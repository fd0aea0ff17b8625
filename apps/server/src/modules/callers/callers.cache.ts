// The caller cache: a credential in use costs no trip to the database, and one that was deleted, narrowed or
// rotated away stops working on every process within a second. Every RENEW_MS the credentials used since the last
// round are read again in one batch; an entry that could not be renewed lapses after TRUST_MS, so when the database
// is away the door closes instead of staying open.

import type { Caller } from "../../kernel/caller.ts";
import type { Database } from "../../kernel/db.ts";
import type { Clock } from "../../kernel/id.ts";
import type { Log } from "../../kernel/log.ts";
import type { Authenticator, Credential } from "../../kernel/run.ts";
import { sha256 } from "../../kernel/secret.ts";
import { touchSessions } from "../account/index.ts";
import { isWellFormed, touchKeys } from "../keys/index.ts";
import { isVisitorToken, touchVisitorTokens } from "../messenger/index.ts";
import { type Hashes, loadCallers, NO_HASHES } from "./callers.loader.ts";

const RENEW_MS = 300;
const TRUST_MS = 900;
const FLUSH_MS = 2_000;
/** How long a credential that was refused is refused again unasked, and how many such are remembered. */
const REFUSE_MS = 5_000;
const REMEMBERED = 10_000;

interface Entry {
  readonly kind: Credential["kind"];
  readonly hash: string;
  /** The header it last came in. */
  presented: string | undefined;
  caller: Caller;
  /** performance.now() when the database last vouched for it. */
  vouchedMs: number;
  used: boolean;
}

interface Use {
  readonly id: string;
  at: Date;
  ip: string;
  readonly kind: Caller["kind"];
}

/** Whose change makes cached callers stale. */
type Subject = Parameters<Authenticator["forget"]>[0];

export interface CallerCache extends Authenticator {
  /** Credentials held: those used within the last two rounds. */
  size(): number;
  /** Writes the last uses gathered so far. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** What cannot be a credential of ours never reaches the database. */
const FORMS: Readonly<Record<Credential["kind"], (text: string) => boolean>> = {
  key: isWellFormed,
  session: (text) => /^[0-9A-Za-z]{43}$/.test(text),
  visitor: isVisitorToken,
};

const LIST_OF = { key: "keys", session: "sessions", visitor: "visitors" } as const;

export function createCallerCache(db: Database, log: Log, clock: Clock): CallerCache {
  /** By the credential's hash. */
  const entries = new Map<string, Entry>();
  /** The same by the header it came in: decoding and hashing it again would cost every call 12 µs. */
  const presentations = new Map<string, Entry>();
  /** Last use by credential; an entry per credential used within FLUSH_MS at most. */
  const uses = new Map<string, Use>();
  /** Hashes that proved good lately: to load one again is no guess, whatever others behind the same address try. */
  const good = new Set<string>();
  /** Hashes that proved bad, until when: a client that keeps sending one is one guess, not thirty a minute. */
  const bad = new Map<string, number>();
  /** Loads under way, so that a burst with one lapsed credential is one trip. */
  const loading = new Map<string, Promise<Caller | null>>();
  /** Per read under way, what this process changed meanwhile: the read may have seen it as it was before. */
  const reads = new Set<Subject[]>();
  let renewing: Promise<void> | undefined;

  function cached(credential: Credential): Caller | null | undefined {
    const presented = credential.presented ?? credential.text;
    const known = presentations.get(presented);
    const hash = known?.hash ?? sha256(credential.text);
    const entry = known ?? entries.get(hash);
    if (entry?.kind === credential.kind && performance.now() - entry.vouchedMs <= TRUST_MS) {
      if (entry.presented !== presented) remember(entry, presented);
      entry.used = true;
      return entry.caller;
    }
    if ((bad.get(hash) ?? 0) > performance.now()) return null;
    return FORMS[credential.kind](credential.text) ? undefined : null;
  }

  /** One header per credential: whoever varies the password fills no memory. */
  function remember(entry: Entry, presented: string): void {
    if (entry.presented !== undefined) presentations.delete(entry.presented);
    entry.presented = presented;
    presentations.set(presented, entry);
  }

  function drop(entry: Entry): void {
    entries.delete(entry.hash);
    if (entry.presented !== undefined) presentations.delete(entry.presented);
  }

  function load(credential: Credential): Promise<Caller | null> {
    const hash = sha256(credential.text);
    const underWay = loading.get(hash);
    if (underWay) return underWay;
    const made = loadOne(hash, credential.kind).finally(() => {
      if (loading.get(hash) === made) loading.delete(hash);
    });
    loading.set(hash, made);
    return made;
  }

  async function loadOne(hash: string, kind: Credential["kind"]): Promise<Caller | null> {
    const { found, vouchedMs, isStale } = await read({ ...NO_HASHES, [LIST_OF[kind]]: [hash] });
    const caller = found.get(hash);
    if (!caller) {
      good.delete(hash);
      if (bad.size >= REMEMBERED) bad.clear();
      bad.set(hash, performance.now() + REFUSE_MS);
    } else if (!isStale(caller)) {
      if (good.size >= REMEMBERED) good.clear();
      good.add(hash);
      const before = entries.get(hash);
      if (before) drop(before);
      entries.set(hash, { kind, hash, presented: undefined, caller, vouchedMs, used: true });
    }
    return caller ?? null;
  }

  async function renew(): Promise<void> {
    const wanted = { keys: [] as string[], sessions: [] as string[], visitors: [] as string[] };
    for (const [hash, entry] of entries) {
      if (!entry.used) drop(entry);
      else wanted[LIST_OF[entry.kind]].push(hash);
      entry.used = false;
    }
    const hashes = Object.values(wanted).flat();
    if (hashes.length === 0) return;
    const { found, vouchedMs, isStale } = await read(wanted);
    for (const hash of hashes) {
      const entry = entries.get(hash);
      const caller = found.get(hash);
      if (!entry) continue;
      if (!caller) drop(entry);
      else if (entry.vouchedMs < vouchedMs && !isStale(caller)) {
        entry.caller = caller;
        entry.vouchedMs = vouchedMs;
      }
    }
  }

  /** What the database says, as of `vouchedMs` at the earliest. */
  async function read(hashes: Hashes) {
    const changed: Subject[] = [];
    reads.add(changed);
    const vouchedMs = performance.now();
    try {
      const found = await loadCallers(db, hashes, new Date(clock.nowMs()));
      return {
        found,
        vouchedMs,
        isStale: (caller: Caller) => changed.some((subject) => concerns(subject, caller)),
      };
    } finally {
      reads.delete(changed);
    }
  }

  async function flush(): Promise<void> {
    if (uses.size === 0) return;
    const batch = [...uses.values()];
    uses.clear();
    try {
      const of = (...kinds: readonly Caller["kind"][]) => batch.filter(({ kind }) => kinds.includes(kind));
      await touchKeys(db, of("key", "service"));
      await touchSessions(db, of("session"));
      await touchVisitorTokens(db, of("visitor"));
    } catch (error) {
      // Kept for the next round. No flood can pile up meanwhile: without the database no credential is taken.
      for (const use of batch) if (!uses.has(use.id)) uses.set(use.id, use);
      throw error;
    }
  }

  const renewTimer = setInterval(() => {
    renewing ??= renew()
      .catch((error) => log.warn({ err: error }, "Cached credentials could not be renewed"))
      .finally(() => {
        renewing = undefined;
      });
  }, RENEW_MS);
  const flushTimer = setInterval(() => {
    flush().catch((error) => log.warn({ err: error }, "Last use of credentials could not be written"));
  }, FLUSH_MS);
  renewTimer.unref();
  flushTimer.unref();

  return {
    cached,
    load,
    isGuess({ text }) {
      const hash = sha256(text);
      return !good.has(hash) && !loading.has(hash);
    },
    used(caller, ip) {
      if (caller.kind === "anonymous") return;
      const at = new Date(clock.nowMs());
      const use = uses.get(caller.id);
      if (use) {
        use.at = at;
        use.ip = ip;
      } else uses.set(caller.id, { id: caller.id, at, ip, kind: caller.kind });
    },
    forget(subject) {
      for (const changed of reads) changed.push(subject);
      // A change can also make good again what was bad: a property comes back from the bin, and its keys with it.
      bad.clear();
      loading.clear();
      for (const entry of entries.values()) if (concerns(subject, entry.caller)) drop(entry);
    },
    size: () => entries.size,
    flush,
    async stop() {
      clearInterval(renewTimer);
      clearInterval(flushTimer);
      await renewing;
      await flush();
    },
  };
}

function concerns(subject: Subject, caller: Caller): boolean {
  return (
    caller.id === subject.keyId ||
    caller.id === subject.sessionId ||
    (subject.agentId !== undefined && caller.agent?.id === subject.agentId) ||
    (subject.propertyId !== undefined &&
      (caller.grants.has(subject.propertyId) || caller.visitor?.propertyId === subject.propertyId))
  );
}

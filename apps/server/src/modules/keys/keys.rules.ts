// The form of an API key, and how wide one is.

import { crc32 } from "node:zlib";
import { type Caller, covers, type Scopes } from "../../kernel/caller.ts";
import type { Detail } from "../../kernel/error.ts";
import { isRange, liesWithin } from "../../kernel/ip.ts";

const FORM = /^parlo_(live|test)_([0-9A-Za-z]{34})([0-9A-Za-z]{6})$/;
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export type KeyMode = "live" | "test";

/**
 * A prefix that leak scanners can recognise, 34 random letters, 6 letters of checksum.
 * `random`: 34 base-62 letters, 202 bits.
 */
export function keyFrom(mode: KeyMode, random: string): string {
  const head = `parlo_${mode}_${random}`;
  return head + checksum(head);
}

/** False for text that cannot be a key of ours; such text never reaches the database. */
export function isWellFormed(key: string): boolean {
  const match = FORM.exec(key);
  return match !== null && checksum(key.slice(0, -6)) === match[3];
}

/** What lists show of a key: enough to recognise it, useless to guess it. */
export function hintOf(key: string): string {
  return `${key.slice(0, key.lastIndexOf("_") + 5)}…${key.slice(-4)}`;
}

export function splitHint(hint: string): { prefix: string; last4: string } {
  const [prefix = "", last4 = ""] = hint.split("…");
  return { prefix, last4 };
}

function checksum(head: string): string {
  let rest = crc32(head);
  let text = "";
  for (let i = 0; i < 6; i++) {
    text = LETTERS[rest % 62] + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** Everything that bounds what a key can do. */
export interface Reach {
  readonly mode: KeyMode;
  readonly scopes: Scopes;
  readonly propertyIds: "all" | readonly string[];
  /** Empty: from everywhere. */
  readonly ips: readonly string[];
  /** Undefined: never. */
  readonly expiresAtMs: number | undefined;
}

/** Every way in which `wanted` goes beyond `maker`; none when it may be made. */
export function widerThan(maker: Reach, wanted: Reach): readonly Detail[] {
  const { scopes, propertyIds } = maker;
  const problems: Detail[] = [];
  if (maker.mode === "test" && wanted.mode === "live")
    problems.push({ path: "mode", reason: "must be test, as a test key makes test keys only" });
  if (scopes !== "all") {
    if (wanted.scopes === "all")
      problems.push({ path: "scopes", reason: `must be named, among ${listed(scopes)}` });
    else if (!covers(scopes, [...wanted.scopes]))
      problems.push({
        path: "scopes",
        reason: `must not hold ${listed([...wanted.scopes].filter((one) => !scopes.has(one)))}`,
      });
  }
  if (
    propertyIds !== "all" &&
    (wanted.propertyIds === "all" || !wanted.propertyIds.every((id) => propertyIds.includes(id)))
  )
    problems.push({
      path: "propertyIds",
      reason: "must be named, among those of the key that signs the call",
    });
  if (
    maker.ips.length > 0 &&
    (wanted.ips.length === 0 || !wanted.ips.every((range) => liesWithin(range, maker.ips)))
  )
    problems.push({ path: "ips", reason: "must be named, within those of the key that signs the call" });
  if (maker.expiresAtMs !== undefined && (wanted.expiresAtMs ?? Number.POSITIVE_INFINITY) > maker.expiresAtMs)
    problems.push({
      path: "expiresOn",
      reason: "must not be later than that of the key that signs the call",
    });
  return problems;
}

function listed(scopes: Iterable<string>): string {
  return [...scopes].sort().join(", ");
}

/** The keys a caller may see and change: their own, and the service keys of properties where they manage keys. */
export interface Sight {
  readonly agentId: string | undefined;
  readonly propertyIds: readonly string[];
  /** A test key sees test keys, as it sees sandbox properties: what leaks from staging ends nothing that is live. */
  readonly modes: readonly KeyMode[];
}

export function sightOf(caller: Caller): Sight {
  return {
    agentId: caller.agent?.id,
    propertyIds: [...caller.grants.values()]
      .filter((grant) => !grant.deleted && covers(grant.scopes, ["keys_manage"]))
      .map((grant) => grant.propertyId),
    modes: modesInSight(caller),
  };
}

export function modesInSight({ sandboxOnly }: Pick<Caller, "sandboxOnly">): readonly KeyMode[] {
  return sandboxOnly ? ["test"] : ["live", "test"];
}

/** What someone asks of a new key, as far as it can be wrong. */
export interface AskedKey {
  readonly kind: "personal" | "service";
  readonly mode: KeyMode;
  readonly propertyId: string | undefined;
  readonly propertyIds: readonly string[] | undefined;
  readonly ips: readonly string[];
  readonly expiresAtMs: number | undefined;
}

export interface AskedWith {
  readonly nowMs: number;
  /** False for a service key, which stands for no person. */
  readonly hasAgent: boolean;
  /** The properties the caller sees, each with whether it is a sandbox. */
  readonly sandboxOf: ReadonlyMap<string, boolean>;
}

/** Everything wrong with a wish for a key. A property that is not visible reads like one that never was. */
export function faultsOf(asked: AskedKey, facts: AskedWith): readonly Detail[] {
  const faults: Detail[] = [];
  const refuse = (path: string, reason: string) => faults.push({ path, reason });
  if (asked.kind === "service") {
    if (asked.propertyId === undefined) refuse("propertyId", "is required for a service key");
    if (asked.propertyIds !== undefined)
      refuse("propertyIds", "is for personal keys; a service key sees its own property");
  } else {
    if (!facts.hasAgent)
      refuse("kind", "must be service: a service key has no agent to make personal keys for");
    if (asked.propertyId !== undefined)
      refuse("propertyId", "is for service keys; a personal key is narrowed by propertyIds");
  }
  const seen = (path: string, id: string) => {
    const sandbox = facts.sandboxOf.get(id);
    if (sandbox === undefined) refuse(path, "is not a property you can see");
    else if (asked.mode === "test" && !sandbox)
      refuse(path, "is not a sandbox property, and a test key sees no other");
  };
  if (asked.propertyId !== undefined && asked.kind === "service") seen("propertyId", asked.propertyId);
  asked.propertyIds?.forEach((id, at) => {
    seen(`propertyIds[${at}]`, id);
  });
  asked.ips.forEach((range, at) => {
    if (!isRange(range)) refuse(`ips[${at}]`, "must be an IP address or a CIDR range such as 203.0.113.0/24");
  });
  if (asked.expiresAtMs !== undefined && !(asked.expiresAtMs > facts.nowMs))
    refuse("expiresOn", "must be a moment in the future");
  return faults;
}

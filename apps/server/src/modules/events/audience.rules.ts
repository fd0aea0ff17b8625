// Who hears what: the audience keys a caller holds. A ledger row carries keys too, and whoever holds one of them hears
// it. A grant of everything stands for all keys of its property, those of scopes to come included.

import { type Caller, covers, type Grant, type Scopes } from "../../kernel/caller.ts";

/** As kernel/ledger.ts has it: rows that belong to no property. */
const NO_PROPERTY = "0".repeat(24);

export interface Hearing {
  readonly within: readonly string[];
  readonly whole: readonly string[];
  readonly keys: readonly string[];
}

/** What the caller may hear: of one property when it is named, else of all and of its own account. */
export function filterOf(caller: Caller, propertyId?: string): Hearing {
  const whole: string[] = [];
  const keys: string[] = [];
  const grants = [...caller.grants.values()].filter(
    (grant) => propertyId === undefined || grant.propertyId === propertyId,
  );
  for (const grant of grants) {
    const scopes = scopesOf(grant);
    if (scopes === "all") whole.push(grant.propertyId);
    else for (const scope of scopes) keys.push(`property:${grant.propertyId}:${scope}`);
  }
  const within = grants.map((grant) => grant.propertyId);
  const { agent } = caller;
  if (propertyId === undefined && agent && hearsAccount(caller)) {
    keys.push(`agent:${agent.id}`);
    within.push(NO_PROPERTY);
  }
  return { within, whole, keys };
}

/** Of a property in the bin its members still hear that it went there or came back, and nothing about its work. */
function scopesOf(grant: Grant): Scopes {
  if (!grant.deleted) return grant.scopes;
  return covers(grant.scopes, ["property_read"]) ? new Set(["property_read"]) : new Set();
}

/** What happens to an account (its keys, its sign-in) is for its sessions, and for keys nobody narrowed. */
function hearsAccount(caller: Caller): boolean {
  if (caller.kind === "session") return true;
  return caller.scopes === "all" && !caller.sandboxOnly && caller.onlyProperties === undefined;
}

/** The keys under which a live listener is found: one for a whole property. */
export function heardKeys(hearing: Hearing): readonly string[] {
  return [...hearing.whole.map((id) => `property:${id}:*`), ...hearing.keys];
}

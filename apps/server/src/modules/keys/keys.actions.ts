// Writes shared by the methods of API keys.

import { narrow } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import { Refusal, refuse } from "../../kernel/error.ts";
import type { Static } from "../../kernel/schema.ts";
import { sha256 } from "../../kernel/secret.ts";
import { keyErrors } from "./keys.errors.ts";
import type { KeyWish } from "./keys.resource.ts";
import { hintOf, type KeyMode, keyFrom, type Reach, sightOf, widerThan } from "./keys.rules.ts";
import { findKey, findKeysInSight, type KeyRow } from "./keys.store.ts";

/** A fresh secret, and the two things of it that are stored. */
export function makeSecret(ctx: Context, mode: KeyMode): { key: string; hash: string; hint: string } {
  const key = keyFrom(mode, ctx.randomText(34));
  return { key, hash: sha256(key), hint: hintOf(key) };
}

/** The keys with these ids, all of them visible to the caller; `not_found` otherwise. */
export async function keysInSight(ctx: Context, keyIds: readonly string[]): Promise<readonly KeyRow[]> {
  const wanted = [...new Set(keyIds.map((id) => id.toLowerCase()))];
  const found = await findKeysInSight(ctx.db, sightOf(ctx.caller), wanted);
  if (found.length !== wanted.length) throw refuse("not_found");
  return found;
}

/** Refuses a secret that would reach further than whoever asks for it. `propertyId` is a service key's home. */
export async function refuseWider(
  ctx: Context,
  wanted: Reach,
  propertyId: string | undefined,
): Promise<void> {
  const own = await ownReach(ctx);
  const granted =
    propertyId === undefined ? "all" : (ctx.caller.grants.get(propertyId)?.scopes ?? new Set<string>());
  const problems = widerThan({ ...own, scopes: narrow(own.scopes, granted) }, wanted);
  if (problems.length > 0)
    throw new Refusal("key_too_wide", keyErrors.map.key_too_wide, { details: problems });
}

/** Reach of the credential that signs the call: a session's is bounded by its agent's alone. */
async function ownReach(ctx: Context): Promise<Reach> {
  if (ctx.caller.kind === "session")
    return { mode: "live", scopes: "all", propertyIds: "all", ips: [], expiresAtMs: undefined };
  const row = await findKey(ctx.db, ctx.caller.id);
  if (!row) throw refuse("auth_error");
  return reachOf(row);
}

export function reachOf(row: KeyRow): Reach {
  return {
    mode: row.mode,
    scopes: row.scopes ? new Set(row.scopes) : "all",
    propertyIds: row.property_id ? [row.property_id] : (row.property_ids ?? "all"),
    ips: row.ips,
    expiresAtMs: row.expires_on?.getTime(),
  };
}

/** Whom an event about a key is for. */
export function audienceOf(row: KeyRow): { agentId: string } | { propertyId: string } {
  if (row.agent_id) return { agentId: row.agent_id };
  if (row.property_id) return { propertyId: row.property_id };
  throw new Error(`Key ${row.key_id} has no holder.`);
}

/** The parameters with their defaults, ids in one spelling and moments as moments. */
export function readWish(params: Static<typeof KeyWish>) {
  const mode = params.mode ?? "live";
  const expiresAtMs = params.expiresOn === undefined ? undefined : Date.parse(params.expiresOn);
  const propertyIds = params.propertyIds?.map((id) => id.toLowerCase());
  const { scopes, propertyId, ips = [] } = params;
  return {
    name: params.name.trim(),
    kind: params.kind ?? "personal",
    mode,
    propertyId,
    scopes,
    propertyIds,
    ips,
    expiresAtMs,
    reach: {
      mode,
      scopes: scopes ? new Set<string>(scopes) : "all",
      propertyIds: propertyId ? [propertyId] : (propertyIds ?? "all"),
      ips,
      expiresAtMs,
    } satisfies Reach,
  } as const;
}

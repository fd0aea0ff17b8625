// What else needs of roles: their scopes by name, and the rule that nobody gives more than they have.

import type { Scopes } from "../../kernel/caller.ts";
import type { Context } from "../../kernel/context.ts";
import { reaches, scopesOfRole } from "../scope/index.ts";
import { builtInRoles } from "./roles.rules.ts";
import { keepRoles, listRoles, type RoleRow } from "./roles.store.ts";

export interface KnownRole {
  readonly name: string;
  readonly scopes: Scopes;
}

/** Every role of a property by what members and invitations call it. */
export async function findKnownRoles(
  ctx: Context,
  propertyId: string,
): Promise<ReadonlyMap<string, KnownRole>> {
  return knownRoles(await listRoles(ctx.db, propertyId));
}

/** The same for a call that gives one away: none is deleted before it is done. */
export async function keepKnownRoles(
  ctx: Context,
  propertyId: string,
): Promise<ReadonlyMap<string, KnownRole>> {
  return knownRoles(await keepRoles(ctx.db, propertyId));
}

function knownRoles(rows: readonly RoleRow[]): ReadonlyMap<string, KnownRole> {
  const known = new Map<string, KnownRole>(
    builtInRoles.map((role) => [role, { name: role, scopes: scopesOfRole(role, undefined) }]),
  );
  for (const row of rows)
    known.set(row.role_id, { name: row.name, scopes: scopesOfRole(row.role_id, row.scopes) });
  return known;
}

/** True when the caller may give, change or take away at this property what allows `wanted`. */
export function callerReaches(ctx: Context, propertyId: string, wanted: Scopes): boolean {
  return reaches(ctx.caller.grants.get(propertyId)?.scopes ?? new Set(), wanted);
}

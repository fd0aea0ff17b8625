// How a role looks from outside: the two that are built in, and a property's own.

import { type Static, strict, Type } from "../../kernel/schema.ts";
import { scopeNames, scopesOfRole } from "../scope/index.ts";
import type { builtInRoles } from "./roles.rules.ts";
import type { RoleRow } from "./roles.store.ts";

const ScopeName = Type.Unsafe<string>({
  type: "string",
  enum: scopeNames,
  description: "Name of a scope.",
});

/** Scopes in a request. */
export const ScopesInput = Type.Array(ScopeName, {
  uniqueItems: true,
  description:
    "What the role may do. `property_read` is always part of it: without it, members could not find the property.",
});

export const Role = strict({
  roleId: Type.String({ description: "`admin`, `agent`, or the id of a role of this property." }),
  name: Type.String({ description: "Name." }),
  scopes: Type.Array(ScopeName, { description: "What the role may do." }),
  builtIn: Type.Boolean({ description: "True for `admin` and `agent`, which cannot be changed." }),
  members: Type.Integer({ description: "How many members have it." }),
});

/** A role as members and invitations name it; whether it exists is checked against the property. */
export const RoleReference = Type.String({
  minLength: 1,
  maxLength: 24,
  description: "`admin`, `agent`, or the id of a custom role of the property.",
});

const builtInNames = { admin: "Admin", agent: "Agent" } as const;

export function presentBuiltInRole(
  role: (typeof builtInRoles)[number],
  members: number,
): Static<typeof Role> {
  const scopes = scopesOfRole(role, undefined);
  return {
    roleId: role,
    name: builtInNames[role],
    scopes: scopeNames.filter((name) => scopes === "all" || scopes.has(name)),
    builtIn: true,
    members,
  };
}

/** A scope that a later version no longer knows is not shown. */
export function presentRole(row: RoleRow, members: number): Static<typeof Role> {
  return {
    roleId: row.role_id,
    name: row.name,
    scopes: scopeNames.filter((name) => row.scopes.includes(name)),
    builtIn: false,
    members,
  };
}

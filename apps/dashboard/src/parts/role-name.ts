// What a role is called: the built-in ones in the reader's language, custom ones by the name they were given.

import type { TFunction } from "i18next";
import { type Item, useAll } from "../api/calls.ts";

const builtIn = ["owner", "admin", "agent", "member", "service"] as const;

type Role = Item<"roles.list">;

export function roleName(t: TFunction, role: string, roles: Role[] = []): string {
  const known = builtIn.find((one) => one === role);
  if (known) return t(`role.${known}`);
  return roles.find(({ roleId }) => roleId === role)?.name ?? role;
}

/** The choices of a role field, built-in ones first. */
export function useRoleChoices(t: TFunction, propertyId: string) {
  const roles = useAll("roles.list", { propertyId }).data ?? [];
  const custom = roles.filter(({ builtIn }) => !builtIn);
  const choices = [
    ...["agent", "admin"].map((role) => ({ value: role, label: roleName(t, role) })),
    ...custom.map(({ roleId, name }) => ({ value: roleId, label: name })),
  ];
  return { roles, choices };
}

// What other modules may use of roles.

export { callerReaches, findKnownRoles, type KnownRole, keepKnownRoles } from "./roles.actions.ts";
export { rolesErrors } from "./roles.errors.ts";
export * as rolesEvents from "./roles.events.ts";
export { RoleReference } from "./roles.resource.ts";
export { isBuiltInRole } from "./roles.rules.ts";
export { findRoleScopes, insertRole } from "./roles.store.ts";

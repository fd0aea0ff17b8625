// What happens to roles.

import { defineEvent } from "../../kernel/define.ts";
import { Role } from "./roles.resource.ts";

export const roleCreate = defineEvent({
  name: "role:create",
  summary: "A custom role was made.",
  webhook: "role",
  payload: Role,
  audience: "property",
  scopes: ["members_read"],
});

export const roleUpdate = defineEvent({
  name: "role:update",
  summary: "A custom role was renamed or its scopes were changed.",
  webhook: "role",
  payload: Role,
  audience: "property",
  scopes: ["members_read"],
});

export const roleDelete = defineEvent({
  name: "role:delete",
  summary: "A custom role was deleted.",
  webhook: "role",
  payload: Role,
  audience: "property",
  scopes: ["members_read"],
});

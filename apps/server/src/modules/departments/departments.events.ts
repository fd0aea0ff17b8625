// What happens to departments.

import { defineEvent } from "../../kernel/define.ts";
import { Department } from "./departments.resource.ts";

export const departmentCreate = defineEvent({
  name: "department:create",
  summary: "A department was made.",
  webhook: "department",
  payload: Department,
  audience: "property",
  scopes: ["members_read"],
});

export const departmentUpdate = defineEvent({
  name: "department:update",
  summary: "A department changed, or became or ceased to be the default.",
  webhook: "department",
  payload: Department,
  audience: "property",
  scopes: ["members_read"],
});

export const departmentDelete = defineEvent({
  name: "department:delete",
  summary: "A department was deleted.",
  webhook: "department",
  payload: Department,
  audience: "property",
  scopes: ["members_read"],
});

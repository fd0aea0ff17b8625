// The refusals of roles.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const rolesErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  name_taken: {
    status: 409,
    message: "The property has a role of this name.",
    fix: "Choose another name; capital and small letters do not tell names apart.",
  },
  role_in_use: {
    status: 409,
    message: "Members or invitations have this role.",
    fix: "Give them another role with members.update-permissions and members.edit-invite, then delete it.",
  },
  role_too_wide: {
    status: 403,
    message: "The role allows more than this credential does.",
    fix: "Choose a role within your own scopes, or ask an admin of the property.",
  },
});

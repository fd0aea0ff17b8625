// The refusals of members and invitations.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";
import { rolesErrors } from "../roles/index.ts";

export const membersErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  forbidden: pipelineErrors.map.forbidden,
  role_too_wide: rolesErrors.map.role_too_wide,
  last_admin: {
    status: 409,
    message: "A property keeps at least one enabled admin.",
    fix: "Make another member an admin first, or delete the property.",
  },
  already_member: {
    status: 409,
    message: "The address belongs to a member.",
    fix: "Change the member's role with members.update-permissions instead.",
  },
  already_invited: {
    status: 409,
    message: "The address is invited already.",
    fix: "Renew the link with members.resend-invite, or change the role with members.edit-invite.",
  },
  invitation_invalid: {
    status: 404,
    message: "The invitation cannot be used.",
    fix: "Sign in with the address that was invited, or ask for a new invitation: links work once, for seven days.",
  },
});

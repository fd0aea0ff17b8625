// The refusals of members and invitations.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";
import { rolesErrors } from "../roles/index.ts";
import { INVITE_MAILS_A_DAY } from "./members.rules.ts";

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
  inviter_not_entitled: {
    status: 403,
    message: "Whoever invited may not do so any more.",
    fix: "Ask a member who manages the property's people to send the invitation again (members.resend-invite).",
  },
  rate_limited: {
    status: 429,
    message: "rate_limited",
    fix: `Wait for the seconds in \`Retry-After\`. A property sends ${INVITE_MAILS_A_DAY.toLocaleString("en")} invitation mails a day (UTC), and an agent as many at all properties together; nothing of a call that would exceed it was done, so a smaller one may still go through.`,
  },
});

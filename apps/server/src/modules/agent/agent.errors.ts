// The refusals of the agent's own methods, beside those of accounts.

import { defineErrors } from "../../kernel/error.ts";

export const agentErrors = defineErrors({
  sign_up_closed: {
    status: 403,
    message: "This instance takes no new accounts, or only invited ones.",
    fix: "Ask for an invitation, and sign up by its link.",
  },
  two_factor_on: {
    status: 409,
    message: "Two-factor authentication is on already.",
    fix: "Turn it off with agent.disable-two-factor before setting up another app.",
  },
  two_factor_off: {
    status: 409,
    message: "Two-factor authentication is not on.",
    fix: "Start with agent.start-two-factor, then send a code to agent.enable-two-factor.",
  },
  nothing_to_confirm: {
    status: 409,
    message: "No address of yours waits to be confirmed.",
    fix: "Ask for a change with agent.request-email-change first; one that is a day old has lapsed.",
  },
  last_admin: {
    status: 409,
    message: "A property keeps at least one enabled admin.",
    fix: "Make another member an admin first, or delete the property.",
  },
  instance_owner: {
    status: 409,
    message: "The owner of the instance cannot delete the account.",
    fix: "Nobody could approve requests or change the instance any more. Remove the server instead.",
  },
});

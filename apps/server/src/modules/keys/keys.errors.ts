// Refusals of API keys.

import { defineErrors } from "../../kernel/error.ts";

/** Keys one agent may hold, and service keys one property may have. */
export const KEY_LIMIT = 50;

export const keyErrors = defineErrors({
  access_required: {
    status: 403,
    message: "API access has not been granted to this account.",
    fix: "Ask for access with `access.request`, or in the dashboard under Edit Profile, REST API Keys.",
  },
  key_too_wide: {
    status: 403,
    message: "The key would be wider than what makes it.",
    fix: "Narrow what `details` names: a key hands on no more than it has, and a member no more than their role.",
  },
  key_limit_reached: {
    status: 409,
    message: `There are ${KEY_LIMIT} keys already.`,
    fix: "Delete keys that are no longer used, then try again.",
  },
  key_expired: {
    status: 409,
    message: "The key has expired.",
    fix: "Create a new key.",
  },
});

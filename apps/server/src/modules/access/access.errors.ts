// Refusals of access on request.

import { defineErrors } from "../../kernel/error.ts";

export const accessErrors = defineErrors({
  already_granted: {
    status: 409,
    message: "This account has API access already.",
    fix: "Create a key with `keys.create`.",
  },
  already_requested: {
    status: 409,
    message: "A request of this account is waiting for a decision.",
    fix: "Wait for the owner's answer, which comes by mail; `access.get` shows where it stands.",
  },
  already_decided: {
    status: 409,
    message: "The request was decided before.",
    fix: "Read the decision with `access.list`.",
  },
});

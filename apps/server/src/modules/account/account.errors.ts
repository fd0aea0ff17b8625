// The refusals of accounts. What a stranger is told never depends on whether an address has an account, except where
// somebody makes one: there the answer cannot be hidden.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const accountErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  forbidden: pipelineErrors.map.forbidden,
  rate_limited: {
    status: 429,
    message: "rate_limited",
    fix: "Wait for the seconds in `Retry-After`. A forgotten password can be replaced by mail at any time.",
  },
  auth_error: {
    status: 401,
    message: "invalid_auth",
    fix: "Check e-mail address and password. After eight wrong tries an address has to wait.",
  },
  two_factor_required: {
    status: 401,
    message: "The account asks for a second factor.",
    fix: "Send the same again with `code`: six digits of the authenticator app, or a recovery code.",
  },
  two_factor_invalid: {
    status: 401,
    message: "The code is wrong, too old, or was used before.",
    fix: "Wait for the app's next code. Each code and each recovery code works once.",
  },
  wrong_password: {
    status: 403,
    message: "The password is wrong.",
    fix: "Send the present password of the account that is signed in.",
  },
  token_invalid: {
    status: 403,
    message: "The link does not work any more.",
    fix: "Ask for a new link: each works once, and for a limited time.",
  },
  email_taken: {
    status: 409,
    message: "There is an account with this address already.",
    fix: "Sign in with it, or choose another address.",
  },
});

// The refusals of bans.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const bansErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  already_banned: {
    status: 409,
    message: "The visitor or address is banned already.",
    fix: "Change the ban with bans.update; bans.list shows it.",
  },
});

// The refusals of tickets.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const ticketErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  forbidden: pipelineErrors.map.forbidden,
  too_many_tags: {
    status: 409,
    message: "A ticket has at most 50 tags.",
    fix: "Remove some with ticket.remove-tags first.",
  },
  ticket_not_deleted: {
    status: 409,
    message: "The ticket is not deleted.",
    fix: "There is nothing to restore: read it with ticket.get.",
  },
});

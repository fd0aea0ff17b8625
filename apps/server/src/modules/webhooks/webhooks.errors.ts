// The refusals of webhooks.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const webhooksErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  forbidden: pipelineErrors.map.forbidden,
  too_many_webhooks: {
    status: 409,
    message: "The property has as many webhooks as it may have.",
    fix: "Delete one with webhooks.delete, or let one webhook hear of several events.",
  },
  webhook_off: {
    status: 409,
    message: "The webhook is turned off.",
    fix: "Turn it on with webhooks.update.",
  },
});

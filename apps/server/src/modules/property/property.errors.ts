// The refusals of properties.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const propertyErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  forbidden: pipelineErrors.map.forbidden,
  agent_required: {
    status: 403,
    message: "A service key belongs to one property and stands for nobody who could own another.",
    fix: "Sign in, or use the key of an agent, who becomes the admin of the new property.",
  },
  sandbox_required: {
    status: 403,
    message: "A test key makes sandbox properties only.",
    fix: "Send `sandbox: true`, or use a live key.",
  },
  key_limited: {
    status: 403,
    message: "A key limited to some properties would not see the new one.",
    fix: "Use a key without a list of properties.",
  },
  not_deleted: {
    status: 409,
    message: "The property is not in the bin.",
    fix: "Nothing needs to be restored.",
  },
});

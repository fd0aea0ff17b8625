// The refusals of visitors.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const visitorErrors = defineErrors({ not_found: pipelineErrors.map.not_found });

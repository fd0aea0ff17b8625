// The refusals of contacts.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const contactErrors = defineErrors({ not_found: pipelineErrors.map.not_found });

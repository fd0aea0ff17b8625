// The refusals of departments.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const departmentsErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  name_taken: {
    status: 409,
    message: "The property has a department of this name.",
    fix: "Choose another name; capital and small letters do not tell names apart.",
  },
  default_department: {
    status: 409,
    message: "The default department cannot be deleted.",
    fix: "Make another department the default with departments.update, then delete this one.",
  },
});

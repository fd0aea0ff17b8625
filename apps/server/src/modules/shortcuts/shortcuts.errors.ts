// The refusals of shortcuts.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const shortcutsErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  name_taken: {
    status: 409,
    message: "There is a shortcut of this name.",
    fix: "Choose another name; capital and small letters do not tell names apart.",
  },
});

// The refusals of tabs.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const tabsErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  too_many_tabs: {
    status: 409,
    message: "A property has at most 20 tabs.",
    fix: "Remove one that is not used any more.",
  },
  tab_disabled: {
    status: 409,
    message: "The tab is switched off.",
    fix: "Switch it on with tabs.update.",
  },
  viewer_required: {
    status: 403,
    message: "A tab is shown to somebody; a key of the property stands for nobody.",
    fix: "Sign in, or use the key of an agent.",
  },
});

// The refusals of widgets.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const widgetsErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  settings_changed: {
    status: 409,
    message: "Somebody changed the settings in between.",
    fix: "Read them with widgets.get and make your change again.",
  },
  version_gone: {
    status: 409,
    message: "This version of the settings is not kept.",
    fix: "List those that are with widgets.list-versions: the last 50 of a widget.",
  },
  default_widget: {
    status: 409,
    message: "The default widget cannot be removed.",
    fix: "Hide it with widget.visibility, or remove another one.",
  },
  too_many_widgets: {
    status: 409,
    message: "A property has at most 50 widgets.",
    fix: "Remove one that is not used any more.",
  },
});

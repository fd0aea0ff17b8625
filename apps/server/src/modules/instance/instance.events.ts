// Facts about the instance.

import { defineEvent } from "../../kernel/define.ts";
import { Instance } from "./instance.resource.ts";

export const instanceUpdate = defineEvent({
  name: "instance:update",
  summary: "The owner changed the settings of the instance.",
  payload: Instance,
  audience: "agent",
  scopes: [],
});

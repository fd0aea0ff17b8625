// What happens to visitors. That they come, look and go is told on the bus, and kept by nobody.

import { defineEvent } from "../../kernel/define.ts";
import { Visitor } from "./live.resource.ts";

export const visitorUpdate = defineEvent({
  name: "visitor:update",
  summary: "Name, address, number or note of a visitor changed.",
  webhook: "visitor",
  payload: Visitor,
  audience: "property",
  scopes: ["visitors_read"],
});

// What happens to tabs.

import { defineEvent } from "../../kernel/define.ts";
import { Tab } from "./tabs.resource.ts";

const members = { webhook: "tab", payload: Tab, audience: "property", scopes: ["tabs_read"] } as const;

export const tabAdd = defineEvent({ name: "tab:add", summary: "A tab was added.", ...members });

export const tabUpdate = defineEvent({
  name: "tab:update",
  summary: "A tab changed, or moved because another one did.",
  ...members,
});

export const tabRemove = defineEvent({ name: "tab:remove", summary: "A tab was removed.", ...members });

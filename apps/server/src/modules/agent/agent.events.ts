// Facts about an account, for the agent alone: other windows and devices of the same person follow. What concerns a
// property's other members (joining, leaving) are events of the module members.

import { defineEvent } from "../../kernel/define.ts";
import { Id, strict } from "../../kernel/schema.ts";
import { Agent } from "../account/index.ts";

export const agentUpdate = defineEvent({
  name: "agent:update",
  summary: "The agent's profile, picture, address or second factor changed.",
  payload: Agent,
  audience: "agent",
  scopes: [],
});

export const agentDelete = defineEvent({
  name: "agent:delete",
  summary: "The agent deleted the account.",
  payload: strict({ agentId: Id("agent") }),
  audience: "agent",
  scopes: [],
});

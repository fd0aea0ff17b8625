// agent.me: whose credential is this?

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { Agent, presentCaller } from "../../account/index.ts";

export default defineMethod({
  name: "agent.me",
  summary: "Tell whose credential signs the call.",
  description:
    "The first call to make with a new key. It is answered from memory: a change made on another process shows within half a second.",
  scopes: [],
  effect: "read",
  params: strict({}),
  result: Agent,
  example: () => ({}),
  since: "0.1",
  handler: (ctx) => presentCaller(ctx.caller),
});

// access.get: may I use the API, and if not, where does my request stand?

import { defineMethod } from "../../../kernel/define.ts";
import { OneOf, strict, Type } from "../../../kernel/schema.ts";
import { callingAgent, statusOf } from "../access.actions.ts";
import { AccessRequest, presentRequest } from "../access.resource.ts";

export default defineMethod({
  name: "access.get",
  summary: "Tell whether one may use the API, and where one's request stands.",
  access: "session",
  scopes: [],
  effect: "read",
  params: strict({}),
  result: strict({
    standing: OneOf(
      ["granted", "none", "pending", "rejected"],
      "`granted` when keys may be made; `none` when nothing was asked yet.",
    ),
    request: Type.Optional(AccessRequest),
  }),
  example: () => ({}),
  exampleAs: (world) => ({ session: world.newcomer.session }),
  since: "0.1",
  async handler(ctx) {
    const agent = callingAgent(ctx);
    const { standing, latest } = await statusOf(ctx.db, agent);
    return { standing, ...(latest ? { request: presentRequest(latest, agent.email) } : {}) };
  },
});

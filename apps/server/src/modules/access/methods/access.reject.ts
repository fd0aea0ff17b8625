// access.reject: decline a request for API access, and say why.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text } from "../../../kernel/schema.ts";
import { sendMail } from "../../mail/index.ts";
import { decide } from "../access.actions.ts";
import { accessErrors } from "../access.errors.ts";
import { accessReject } from "../access.events.ts";
import { AccessRequest, presentRequest } from "../access.resource.ts";

export default defineMethod({
  name: "access.reject",
  summary: "Reject a request for API access.",
  description: "For the owner of the instance. The reason is mailed to who asked; they may ask again.",
  access: "owner",
  scopes: [],
  effect: "write",
  params: strict({ requestId: Id("request"), reason: Text(1000, "Why, in words for who asked.") }),
  result: AccessRequest,
  errors: accessErrors.pick("already_decided"),
  emits: [accessReject],
  example: (world) => ({
    requestId: world.accessRequest.id,
    reason: "The order book already has a key: ask Marco for the export.",
  }),
  exampleAs: (world) => ({ session: world.owner.session }),
  since: "0.1",
  async handler(ctx, { requestId, reason }) {
    const decided = await decide(ctx, {
      requestId,
      status: "rejected",
      reason: reason.trim(),
      login: undefined,
    });
    if (!decided) return ctx.fail("already_decided");
    const { row, agent } = decided;
    const shown = presentRequest(row, agent.email);
    ctx.emit(accessReject, { agentId: agent.agent_id, payload: shown });
    await sendMail(ctx, {
      to: agent.email,
      template: "access-rejected",
      language: agent.language,
      values: { name: agent.name, reason: reason.trim() },
    });
    return shown;
  },
});

// access.approve: grant API access, and mail the login for the reference.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { sha256 } from "../../../kernel/secret.ts";
import { sendMail } from "../../mail/index.ts";
import { decide } from "../access.actions.ts";
import { accessErrors } from "../access.errors.ts";
import { accessApprove } from "../access.events.ts";
import { AccessRequest, presentRequest } from "../access.resource.ts";

export default defineMethod({
  name: "access.approve",
  summary: "Approve a request for API access.",
  description:
    "For the owner of the instance. Who asked may make keys from now on, and is mailed a user name, a password and the address of the reference.",
  access: "owner",
  scopes: [],
  effect: "write",
  params: strict({ requestId: Id("request") }),
  result: AccessRequest,
  errors: accessErrors.pick("already_decided"),
  emits: [accessApprove],
  example: (world) => ({ requestId: world.accessRequest.id }),
  exampleAs: (world) => ({ session: world.owner.session }),
  since: "0.1",
  async handler(ctx, { requestId }) {
    // 142 random bits need no slow hash, and only the mail ever holds the password in clear.
    const login = { user: `reader-${ctx.randomText(8).toLowerCase()}`, password: ctx.randomText(24) };
    const decided = await decide(ctx, {
      requestId,
      status: "approved",
      reason: undefined,
      login: { user: login.user, passwordHash: sha256(login.password) },
    });
    if (!decided) return ctx.fail("already_decided");
    const { row, agent } = decided;
    const shown = presentRequest(row, agent.email);
    ctx.emit(accessApprove, { agentId: agent.agent_id, payload: shown });
    await sendMail(ctx, {
      to: agent.email,
      template: "access-approved",
      language: agent.language,
      values: { name: agent.name, user: login.user, password: login.password },
    });
    return shown;
  },
});

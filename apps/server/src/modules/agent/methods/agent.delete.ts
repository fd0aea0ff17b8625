// agent.delete: the account and all that is only its own, for good.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { accountErrors, deleteAgent, isSameAddress, Password, provePassword } from "../../account/index.ts";
import { memberLeave } from "../../members/index.ts";
import { propertyDelete } from "../../property/index.ts";
import { agentErrors } from "../agent.errors.ts";
import { agentDelete } from "../agent.events.ts";
import { leaveEverything } from "../departure.actions.ts";

export default defineMethod({
  name: "agent.delete",
  summary: "Delete your account, with its sessions and API keys.",
  description:
    "Cannot be undone. Properties where nobody else is a member go to the bin. Refused while another property would be left without an admin.",
  access: "session",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({
    password: Password,
    confirm: Type.String({
      maxLength: 254,
      description: "Your own e-mail address, as a sign that you mean it.",
    }),
  }),
  result: strict({}),
  errors: {
    ...accountErrors.pick("wrong_password", "rate_limited"),
    ...agentErrors.pick("last_admin", "instance_owner"),
  },
  emits: [agentDelete, memberLeave, propertyDelete],
  example: (world) => ({ password: world.newcomer.password, confirm: world.newcomer.email }),
  exampleAs: (world) => ({ session: world.newcomer.session }),
  since: "0.1",
  async handler(ctx, { password, confirm }) {
    const agent = await provePassword(ctx, password);
    if (!isSameAddress(agent, confirm)) return ctx.invalid("confirm", "must be your e-mail address");
    if (agent.instance_owner) return ctx.fail("instance_owner");
    await leaveEverything(ctx, agent.agent_id);
    await deleteAgent(ctx.db, agent.agent_id);
    ctx.forget({ agentId: agent.agent_id });
    ctx.emit(agentDelete, { agentId: agent.agent_id, payload: { agentId: agent.agent_id } });
    ctx.setSession("clear");
    return {};
  },
});

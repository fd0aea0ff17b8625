// agent.change-password: a new password for the signed-in agent.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import {
  accountErrors,
  deleteTokens,
  endSessions,
  hashPassword,
  mailNotice,
  NewPassword,
  Password,
  provePassword,
  refuseBadPassword,
  updatePassword,
} from "../../account/index.ts";

export default defineMethod({
  name: "agent.change-password",
  summary: "Choose a new password, and end all your other sessions.",
  access: "session",
  scopes: [],
  effect: "write",
  tier: "credential",
  params: strict({ currentPassword: Password, newPassword: NewPassword }),
  result: strict({}),
  errors: accountErrors.pick("wrong_password", "rate_limited"),
  example: (world) => ({ currentPassword: world.owner.password, newPassword: "tornio-a-pedale-5" }),
  since: "0.1",
  async handler(ctx, { currentPassword, newPassword }) {
    const agent = await provePassword(ctx, currentPassword);
    refuseBadPassword(ctx, "newPassword", newPassword, agent.email);
    await updatePassword(ctx.db, agent.agent_id, await hashPassword(newPassword));
    await deleteTokens(ctx.db, agent.agent_id);
    await endSessions(ctx, agent.agent_id, "others");
    await mailNotice(ctx, agent, "password-changed");
    return {};
  },
});

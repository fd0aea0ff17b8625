// access.request: ask the owner of the instance for API access.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { findInstanceOwners } from "../../account/index.ts";
import { sendMail } from "../../mail/index.ts";
import { callingAgent, statusOf } from "../access.actions.ts";
import { accessErrors } from "../access.errors.ts";
import { accessRequest } from "../access.events.ts";
import { AccessRequest, presentRequest, requestForm } from "../access.resource.ts";
import { insertRequest } from "../access.store.ts";

export default defineMethod({
  name: "access.request",
  summary: "Ask the owner of the instance for API access.",
  description:
    "The owner is told by mail and answers from the dashboard. One request at a time; after a rejection one may ask again.",
  access: "session",
  scopes: [],
  effect: "write",
  params: strict(requestForm),
  result: AccessRequest,
  errors: accessErrors.pick("already_granted", "already_requested"),
  emits: [accessRequest],
  example: (world) => ({
    name: world.guest.name,
    company: "Tornio Lento",
    purpose: "Show open tickets on the screen in the workshop",
    expectedUse: "One call a minute during opening hours",
  }),
  exampleAs: (world) => ({ session: world.guest.session }),
  since: "0.1",
  async handler(ctx, { name, company, purpose, expectedUse }) {
    const agent = callingAgent(ctx);
    const { standing } = await statusOf(ctx.db, agent);
    if (standing === "granted") return ctx.fail("already_granted");
    const row = await insertRequest(ctx.db, {
      requestId: ctx.newId(),
      agentId: agent.id,
      name: name.trim(),
      company: company.trim(),
      purpose: purpose.trim(),
      expectedUse: expectedUse.trim(),
      createdOn: ctx.now,
    });
    if (!row) return ctx.fail("already_requested");
    const shown = presentRequest(row, agent.email);
    for (const owner of await findInstanceOwners(ctx.db)) {
      ctx.emit(accessRequest, { agentId: owner.agent_id, payload: shown });
      await sendMail(ctx, {
        to: owner.email,
        template: "access-requested",
        language: owner.language,
        values: {
          owner: owner.name,
          name: row.name,
          email: agent.email,
          company: row.company,
          purpose: row.purpose,
          expectedUse: row.expected_use,
        },
      });
    }
    return shown;
  },
});

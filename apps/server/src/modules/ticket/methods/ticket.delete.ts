// ticket.delete: a ticket goes to the bin, from which it can be restored.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { actorOf } from "../actor.actions.ts";
import { changeTicket, lockExisting } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketDelete } from "../ticket.events.ts";
import { ticketInput } from "../ticket.resource.ts";

export default defineMethod({
  name: "ticket.delete",
  summary: "Put a ticket in the bin.",
  description:
    "It is gone from lists and for `ticket.get`; `deleted: true` of `ticket.list` shows it, and `ticket.restore` brings it back for 30 days. Its number is never given again.",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict(ticketInput.at),
  result: strict({}),
  errors: ticketErrors.pick("not_found"),
  emits: [ticketDelete],
  example: (world) => ({ propertyId: world.property.id, ticketId: world.ticket.id }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId }) {
    const by = await actorOf(ctx, propertyId, undefined);
    const ticket = await lockExisting(ctx, propertyId, ticketId);
    await changeTicket(ctx, ticket, { by, to: { deleted_on: ctx.now }, changes: [{ type: "delete" }] });
    return {};
  },
});

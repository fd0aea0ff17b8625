// ticket.remove-tags: what a ticket is no longer found by.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { withoutTags } from "../../chat/index.ts";
import { actorOf } from "../actor.actions.ts";
import { changeTicket, lockExisting } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketTag } from "../ticket.events.ts";
import { presentTicket, Ticket, ticketInput } from "../ticket.resource.ts";

export default defineMethod({
  name: "ticket.remove-tags",
  summary: "Remove tags from a ticket.",
  description: "Tags it does not have are passed over.",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict({ ...ticketInput.at, tags: ticketInput.tags }),
  result: Ticket,
  errors: ticketErrors.pick("not_found"),
  emits: [ticketTag],
  example: (world) => ({ propertyId: world.property.id, ticketId: world.ticket.id, tags: ["returns"] }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId, tags }) {
    const by = await actorOf(ctx, propertyId, undefined);
    const ticket = await lockExisting(ctx, propertyId, ticketId);
    const left = withoutTags(ticket.tags, tags);
    const removed = ticket.tags.filter((tag) => !left.includes(tag));
    const changes = removed.length > 0 ? [{ type: "untag" as const, tags: removed }] : [];
    return presentTicket(await changeTicket(ctx, ticket, { by, to: { tags: left }, changes }));
  },
});

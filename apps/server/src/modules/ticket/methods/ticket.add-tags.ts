// ticket.add-tags: words to find tickets by.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { withTags } from "../../chat/index.ts";
import { actorOf } from "../actor.actions.ts";
import { changeTicket, lockExisting } from "../ticket.actions.ts";
import { ticketErrors } from "../ticket.errors.ts";
import { ticketTag } from "../ticket.events.ts";
import { presentTicket, Ticket, ticketInput } from "../ticket.resource.ts";
import { MAX_TAGS } from "../ticket.rules.ts";

export default defineMethod({
  name: "ticket.add-tags",
  summary: "Add tags to a ticket.",
  description: "Tags it has already stay as they are. A ticket has at most 50.",
  scopes: ["tickets_manage"],
  effect: "write",
  params: strict({ ...ticketInput.at, tags: ticketInput.tags }),
  result: Ticket,
  errors: ticketErrors.pick("not_found", "too_many_tags"),
  emits: [ticketTag],
  example: (world) => ({ propertyId: world.property.id, ticketId: world.ticket.id, tags: ["christmas"] }),
  since: "0.1",
  async handler(ctx, { propertyId, ticketId, tags }) {
    const by = await actorOf(ctx, propertyId, undefined);
    const ticket = await lockExisting(ctx, propertyId, ticketId);
    const all = withTags(ticket.tags, tags);
    const added = all.slice(ticket.tags.length);
    if (all.length > MAX_TAGS) return ctx.fail("too_many_tags", { path: "tags" });
    const changes = added.length > 0 ? [{ type: "tag" as const, tags: added }] : [];
    return presentTicket(await changeTicket(ctx, ticket, { by, to: { tags: all }, changes }));
  },
});

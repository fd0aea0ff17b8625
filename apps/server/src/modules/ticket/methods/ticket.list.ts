// ticket.list: the tickets of a property, filtered and in order.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, Id, OneOf, paging, strict, Text, TimeInput, Type, Uuid } from "../../../kernel/schema.ts";
import { listPage } from "../list.actions.ts";
import { sorts } from "../list.rules.ts";
import { Ticket } from "../ticket.resource.ts";
import { priorities, sources, statuses } from "../ticket.rules.ts";

export default defineMethod({
  name: "ticket.list",
  summary: "List the tickets of a property.",
  description:
    "The newest come first. Filters narrow each other down; `startDate` and `endDate` are inclusive. `next` in the reply is the cursor of the page after this one: unlike an `offset` it neither skips nor repeats a ticket when new ones come in. What happened to a ticket is shown by `ticket.get`.",
  scopes: ["tickets_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    ...paging,
    cursor: Type.Optional(
      Type.String({
        maxLength: 200,
        description: "`next` of the page before; with the same filters and `sort`.",
      }),
    ),
    status: Type.Optional(OneOf(statuses, "Tickets of this status.")),
    startDate: Type.Optional(TimeInput("From this moment on.")),
    endDate: Type.Optional(TimeInput("Up to this moment.")),
    dateType: Type.Optional(
      OneOf(["cso", "cuo"], "What the dates are about: `cso` creation (when left out), `cuo` last update."),
    ),
    sort: Type.Optional(
      OneOf(
        sorts,
        "By creation (`co`), last update (`uo`), priority (`p`) or status (`st`); `co-new-old` when left out. Within a priority or status the newest come first.",
      ),
    ),
    deleted: Type.Optional(Type.Boolean({ description: "True for the tickets in the bin." })),
    priority: Type.Optional(OneOf(priorities, "Tickets of this priority.")),
    source: Type.Optional(OneOf(sources, "Tickets from there.")),
    tags: Type.Optional(
      Type.Array(Text(50, "A tag."), {
        maxItems: 20,
        description: "Tickets with at least one of these tags.",
      }),
    ),
    agentId: Type.Optional(Id("agent who has it")),
    departmentId: Type.Optional(Id("department it is for")),
    personId: Type.Optional(Id("contact who asks")),
    requester: Type.Optional(Email("Tickets of whoever asks from this address.")),
    chatId: Type.Optional(Uuid("chat it was made from")),
    query: Type.Optional(
      Text(
        200,
        "Words of the subject, of a message or of the requester's name or address, as wholes or beginnings; or the ticket's number.",
        0,
      ),
    ),
  }),
  result: Ticket,
  example: (world) => ({ propertyId: world.property.id, size: 2, sort: "co-new-old" as const }),
  since: "0.1",
  handler: listPage,
});

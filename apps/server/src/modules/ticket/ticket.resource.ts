// How tickets look from outside (compatibility §1.9): the contract's fields first, then what Parlo adds.

import { Id, OneOf, type Static, strict, Text, Time, Type, Uuid } from "../../kernel/schema.ts";
import { Attachment, fileInput } from "../files/index.ts";
import { publicVisitorId, VisitorId } from "../visitor/index.ts";
import type { EntryRow, ToldEntry } from "./history.store.ts";
import type { NoteRow } from "./note.store.ts";
import { priorities, SUBJECT_LENGTH, sources, statuses } from "./ticket.rules.ts";
import type { ShownTicket } from "./ticket.store.ts";

const Status = OneOf(
  statuses,
  "`open` needs an agent, `pending` was answered and waits for the customer, `closed` is done.",
);

export const Ticket = strict({
  id: Uuid("ticket"),
  humanId: Type.Integer({ minimum: 1, description: "Its number at the property: 1, 2, 3, without gaps." }),
  propertyId: Id("property"),
  subject: Type.String({ description: "Subject." }),
  message: Type.String({ description: "What was written first." }),
  status: Status,
  priority: OneOf(priorities, "How urgent it is."),
  source: OneOf(sources, "Where it came from: `form` is the widget's offline form."),
  tags: Type.Array(Type.String(), { description: "Tags." }),
  requester: strict({
    name: Type.String({ description: "Who asks." }),
    email: Type.String({ description: "E-mail address; empty when unknown." }),
    phone: Type.Optional(Type.String({ description: "Telephone number." })),
    type: OneOf(["visitor", "agent"], "Who that is."),
  }),
  assignee: strict({
    id: Type.Optional(Id("agent or department")),
    name: Type.String({ description: "Name of the agent, else of the department." }),
    type: OneOf(["agent", "department"], "Whose it is."),
  }),
  departmentId: Type.Optional(Id("department it is for, also while an agent has it")),
  personId: Type.Optional(Id("contact who asks")),
  visitorId: Type.Optional(VisitorId()),
  chatId: Type.Optional(Uuid("chat it was made from")),
  messageCount: Type.Integer({ minimum: 1, description: "Messages of both sides, the first included." }),
  lastMessageOn: Time("When the latest of them was sent."),
  lastMessageBy: OneOf(["agent", "visitor"], "Who sent it."),
  firstResponseOn: Type.Optional(Time("When an agent answered first; absent before.")),
  closedOn: Type.Optional(Time("When it was closed; absent while it is not.")),
  reopened: Type.Integer({ minimum: 0, description: "How often it was re-opened." }),
  createdOn: Time("When it was made."),
  updatedOn: Time("When it last changed."),
  deletedOn: Type.Optional(Time("When it was put in the bin; absent outside of it.")),
});

export const By = strict({
  type: OneOf(["agent", "visitor", "system"], "Who did it; `system` is a client with a service key."),
  id: Type.Optional(Id("agent")),
  name: Type.String({ description: "Their name." }),
});

export const TicketEntry = strict(
  {
    position: Type.Integer({ minimum: 1, description: "Its place among the ticket's entries." }),
    type: OneOf(
      ["create", "reply", "status", "priority", "subject", "assign", "tag", "untag", "delete", "restore"],
      "What happened.",
    ),
    by: By,
    messageId: Type.Optional(Id("message, on `create` and `reply`")),
    message: Type.Optional(Type.String({ description: "What was written, on `create` and `reply`." })),
    author: Type.Optional(
      OneOf(
        ["agent", "visitor"],
        "Whose words it is: those of a ticket made by hand may be the requester's.",
      ),
    ),
    attachments: Type.Optional(Type.Array(Attachment, { description: "Files sent with it." })),
    email: Type.Optional(Type.String({ description: "Address a mail came from." })),
    firstResponse: Type.Optional(Type.Boolean({ description: "True on an agent's first answer." })),
    from: Type.Optional(Type.String({ description: "The status, priority, subject or assignee before." })),
    to: Type.Optional(Type.String({ description: "The one after." })),
    tags: Type.Optional(Type.Array(Type.String(), { description: "Tags that were added or removed." })),
    createdOn: Time("When."),
  },
  "Something that happened to a ticket.",
);

export const TicketThread = strict({
  ...Ticket.properties,
  events: Type.Array(TicketEntry, { description: "All that happened, in order. Notes are apart." }),
});

/** The ticket as it is afterwards, with what happened. */
export const TicketChange = strict({ ...Ticket.properties, change: TicketEntry });

/** The only producer of a Ticket. */
export function presentTicket(row: ShownTicket): Static<typeof Ticket> {
  const { property_id: propertyId, assigned_agent_id: agentId, department_id: departmentId } = row;
  return {
    id: row.ticket_id,
    humanId: row.human_id,
    propertyId,
    subject: row.subject,
    message: row.message,
    status: row.status,
    priority: row.priority,
    source: row.source,
    tags: [...row.tags],
    requester: {
      name: row.requester_name,
      email: row.requester_email ?? "",
      ...(row.requester_phone ? { phone: row.requester_phone } : {}),
      type: row.requester_type,
    },
    assignee: agentId
      ? { id: agentId, name: row.agent_name ?? "", type: "agent" }
      : {
          ...(departmentId ? { id: departmentId } : {}),
          name: row.department_name ?? "",
          type: "department",
        },
    ...(departmentId ? { departmentId } : {}),
    ...(row.person_id ? { personId: row.person_id } : {}),
    ...(row.visitor_id ? { visitorId: publicVisitorId(propertyId, row.visitor_id) } : {}),
    ...(row.chat_id ? { chatId: row.chat_id } : {}),
    messageCount: row.message_count,
    lastMessageOn: row.last_message_on.toISOString(),
    lastMessageBy: row.last_message_by === "a" ? "agent" : "visitor",
    ...(row.responded_on ? { firstResponseOn: row.responded_on.toISOString() } : {}),
    ...(row.closed_on ? { closedOn: row.closed_on.toISOString() } : {}),
    reopened: row.reopened,
    createdOn: row.created_on.toISOString(),
    updatedOn: row.updated_on.toISOString(),
    ...(row.deleted_on ? { deletedOn: row.deleted_on.toISOString() } : {}),
  };
}

const KINDS = { a: "agent", v: "visitor", s: "system" } as const;

export function presentBy(row: Pick<EntryRow, "actor" | "actor_id" | "actor_name">): Static<typeof By> {
  const { actor, actor_id: id, actor_name: name } = row;
  return { type: KINDS[actor], ...(actor === "a" && id ? { id } : {}), name };
}

export function presentEntry(row: ToldEntry): Static<typeof TicketEntry> {
  const { message_id: messageId, text, attachments, author_email: email } = row;
  return {
    position: row.position,
    type: row.type,
    by: presentBy(row),
    ...(messageId ? { messageId, message: text ?? "" } : {}),
    ...(row.author ? { author: KINDS[row.author] } : {}),
    ...(attachments ? { attachments } : {}),
    ...(email ? { email } : {}),
    ...(row.first_response ? { firstResponse: true } : {}),
    ...(row.value_from === null ? {} : { from: row.value_from }),
    ...(row.value_to === null ? {} : { to: row.value_to }),
    ...(row.tags ? { tags: [...row.tags] } : {}),
    createdOn: row.created_on.toISOString(),
  };
}

export const TicketNote = strict({
  propertyId: Id("property"),
  ticketId: Uuid("ticket"),
  noteId: Id("note"),
  agentId: Id("agent"),
  agentName: Type.String({ description: "Name of the agent who wrote it." }),
  text: Type.String({ description: "What only agents read." }),
  createdOn: Time("When it was written."),
});

export function presentNote(row: NoteRow): Static<typeof TicketNote> {
  return {
    propertyId: row.property_id,
    ticketId: row.ticket_id,
    noteId: row.note_id,
    agentId: row.agent_id,
    agentName: row.agent_name,
    text: row.text,
    createdOn: row.created_on.toISOString(),
  };
}

export const ticketInput = {
  at: { propertyId: Id("property"), ticketId: Uuid("ticket") },
  subject: Text(SUBJECT_LENGTH, "Subject."),
  message: Text(20_000, "What is written."),
  files: fileInput.fileIds,
  status: Status,
  priority: OneOf(priorities, "How urgent it is."),
  tags: Type.Array(Text(50, "A tag."), {
    minItems: 1,
    maxItems: 20,
    uniqueItems: true,
    description: "Tags.",
  }),
  as: OneOf(["agent", "visitor"], "Who writes it."),
  notify: Type.Boolean({
    description: "False: nobody is mailed, for tickets that are brought in from elsewhere.",
  }),
  agentId: Type.Optional(Id("agent who does it, where a service key calls, which is no agent itself")),
  assignee: strict(
    {
      agentId: Type.Optional(Id("agent")),
      departmentId: Type.Optional(Id("department")),
    },
    "Whose it is: an agent's, a department's, or an agent's within a department.",
  ),
};

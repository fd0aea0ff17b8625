// The mails of tickets: to the customer what is written to them, as one thread in their mail program, and to those whose
// a ticket is that there is something to do.

import type { Context } from "../../kernel/context.ts";
import { type AgentRow, findAgents } from "../account/index.ts";
import { findDepartment } from "../departments/index.ts";
import { linkOrigin, mayMailClaimed, sendMail } from "../mail/index.ts";
import { findMemberships } from "../members/index.ts";
import { findProperty, type PropertyRow } from "../property/index.ts";
import { findThread, type MessageRow } from "./history.store.ts";
import { mailIdOf } from "./ticket.rules.ts";
import type { ShownTicket, TicketRow } from "./ticket.store.ts";

type Thread = Pick<MessageRow, "mail_id" | "in_reply_to" | "mail_references">;

export const NO_MAIL: Thread = { mail_id: null, in_reply_to: null, mail_references: null };

/** What threads a message that goes out as a mail: its own id, and what it answers. */
export async function threadOf(
  ctx: Context,
  ticket: Pick<TicketRow, "property_id" | "ticket_id" | "position">,
  messageId: string,
): Promise<Thread> {
  const host = new URL(await linkOrigin(ctx)).hostname;
  const mail_id = mailIdOf({ ticketId: ticket.ticket_id, messageId, host });
  if (ticket.position === 0) return { mail_id, in_reply_to: null, mail_references: null };
  const { first, latest } = await findThread(ctx.db, ticket.property_id, ticket.ticket_id);
  const references = [...new Set([first, latest].flatMap((id) => id ?? []))];
  return { mail_id, in_reply_to: latest, mail_references: references };
}

/** A receipt in words of ours alone goes where a stranger may have typed somebody else's address. */
type CustomerMail = "ticket-received" | "ticket-receipt" | "ticket-written" | "ticket-reply";

/** Nothing where no address is known, and no receipt to one that strangers had enough mailed to. */
export async function mailCustomer(
  ctx: Context,
  template: CustomerMail,
  ticket: ShownTicket,
  message: MessageRow,
): Promise<void> {
  if (!ticket.requester_email) return;
  if (template === "ticket-receipt")
    if (!(await mayMailClaimed(ctx, ticket.property_id, ticket.requester_email))) return;
  const property = await propertyOf(ctx, ticket);
  const files = (message.attachments ?? []).map(({ content }) => content.file.url);
  await sendMail(ctx, {
    to: ticket.requester_email,
    cc: ticket.cc,
    template,
    language: ticket.language,
    values: {
      number: String(ticket.human_id),
      subject: ticket.subject,
      name: ticket.requester_name,
      agent: message.author_name,
      message: [message.text, ...files].filter(Boolean).join("\n"),
      property: property.name,
    },
    fromName: property.name,
    thread: threadFor(template, ticket, message),
    // An answer a person wrote is no automatic mail, and a receipt is.
    automatic: template === "ticket-received" || template === "ticket-receipt",
  });
}

/** The receipt of a mail answers it, under an id of its own. */
function threadFor(
  template: CustomerMail,
  ticket: ShownTicket,
  { mail_id, in_reply_to, mail_references }: MessageRow,
) {
  if (template === "ticket-received" && ticket.source === "email")
    return { mailId: null, inReplyTo: mail_id, references: mail_id ? [mail_id] : null };
  return { mailId: mail_id, inReplyTo: in_reply_to, references: mail_references };
}

type MemberMail = "ticket-new" | "ticket-assigned" | "ticket-answered";

/** A copy to the agent who has the ticket, else to the department's; never to who did it, and one to each address. */
export async function mailMembers(
  ctx: Context,
  template: MemberMail,
  ticket: ShownTicket,
  o: { readonly by: { readonly id: string | null; readonly name: string }; readonly text: string },
): Promise<void> {
  const property = await propertyOf(ctx, ticket);
  const written = new Set([ticket.requester_email?.toLowerCase()]);
  for (const { agent_id, name, email, language } of await holdersOf(ctx, ticket)) {
    if (agent_id === o.by.id || written.has(email.toLowerCase())) continue;
    written.add(email.toLowerCase());
    await sendMail(ctx, {
      to: email,
      template,
      language,
      values: {
        name,
        number: String(ticket.human_id),
        subject: ticket.subject,
        requester: ticket.requester_name,
        by: o.by.name,
        message: o.text,
        property: property.name,
        propertyId: ticket.property_id,
        ticketId: ticket.ticket_id,
      },
    });
  }
}

async function holdersOf(ctx: Context, ticket: ShownTicket): Promise<readonly AgentRow[]> {
  const { property_id, assigned_agent_id: agentId, department_id: departmentId } = ticket;
  const department =
    agentId || !departmentId ? undefined : await findDepartment(ctx.db, property_id, departmentId);
  const wanted = agentId ? [agentId] : (department?.agent_ids ?? []);
  const enabled = (await findMemberships(ctx.db, wanted)).filter(
    (one) => one.property_id === property_id && one.enabled,
  );
  return findAgents(
    ctx.db,
    enabled.map((one) => one.agent_id),
  );
}

async function propertyOf(ctx: Context, ticket: ShownTicket): Promise<PropertyRow> {
  const property = await findProperty(ctx.db, ticket.property_id);
  if (!property) throw new Error(`Ticket ${ticket.ticket_id} is at no property.`);
  return property;
}

// What a visitor leaves while nobody is there: a ticket, answered by mail.

import type { Context } from "../../kernel/context.ts";
import { departmentFor } from "../chat/index.ts";
import {
  createTicket,
  findTicketByMessage,
  type NewTicket,
  subjectOf,
  type TicketRow,
} from "../ticket/index.ts";
import { lockVisitor } from "../visitor/index.ts";
import { type FormInput, formText } from "./form.rules.ts";
import { fillIn } from "./identity.actions.ts";
import { refuseBanned, selfOf } from "./messenger.actions.ts";

export async function leaveMessage(
  ctx: Context,
  {
    messageId,
    message,
    departmentId,
    answers,
    ...form
  }: FormInput & {
    readonly messageId: string;
    readonly message: string;
    readonly name: string;
    readonly email: string;
    readonly departmentId?: string | undefined;
  },
): Promise<{ ticketId: string; humanId: number }> {
  const { propertyId, visitorId } = selfOf(ctx);
  await refuseBanned(ctx);
  const department = await departmentFor(ctx, propertyId, departmentId);
  const visitor = await lockVisitor(ctx.db, propertyId, visitorId);
  if (!visitor) return ctx.fail("not_found");
  const before = await findTicketByMessage(ctx.db, { propertyId, visitorId, messageId });
  if (before) return { ticketId: before.ticket_id, humanId: before.human_id };
  const known = await fillIn(ctx, visitor, form);
  const name = known.named ? known.name : form.name;
  const ticket = await createFormTicket(ctx, {
    propertyId,
    message,
    messageId,
    below: formText({ answers }),
    requester: {
      name,
      email: known.email ?? form.email,
      phone: known.phone ?? form.phone ?? null,
      personId: known.person_id,
    },
    department,
    tags: known.tags,
    language: ctx.request.language,
    visitorId,
  });
  return { ticketId: ticket.ticket_id, humanId: ticket.human_id };
}

/** What was written into a form by somebody nobody can vouch for: the widget's, or the help centre's. */
export function createFormTicket(
  ctx: Context,
  o: Pick<NewTicket, "propertyId" | "requester" | "tags" | "language" | "visitorId"> & {
    readonly message: string;
    readonly messageId?: string;
    /** What else the form said. */
    readonly below: string;
    readonly department: { readonly department_id: string } | undefined;
  },
): Promise<TicketRow> {
  const { message, messageId, below, department, requester, ...rest } = o;
  return createTicket(ctx, {
    ...rest,
    requester,
    subject: subjectOf(message),
    first: { text: [message, below].filter(Boolean).join("\r\n\r\n"), messageId },
    author: "v",
    by: { actor: "v", actor_id: null, actor_name: requester.name },
    // Neither a login nor a hash proves it here.
    claimed: true,
    duty: { assigned_agent_id: null, department_id: department?.department_id ?? null },
    source: "form",
    notify: true,
  });
}

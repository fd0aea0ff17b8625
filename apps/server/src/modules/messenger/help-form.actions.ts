// What a reader of the help centre asks the team: a ticket like that of the widget's form, by somebody who is no visitor.

import type { Context } from "../../kernel/context.ts";
import { oneLine } from "../../kernel/schema.ts";
import { isBanned } from "../bans/index.ts";
import { departmentFor } from "../chat/index.ts";
import { proofOf, savePerson } from "../contact/index.ts";
import { openBase, siteKey } from "../knowledge-base/index.ts";
import { splitName } from "../visitor/index.ts";
import { formText } from "./form.rules.ts";
import { createFormTicket } from "./offline.actions.ts";

export async function writeToTeam(
  ctx: Context,
  o: {
    readonly propertyId: string;
    readonly siteId?: string | undefined;
    readonly name: string;
    readonly email: string;
    readonly message: string;
    readonly page?: string | undefined;
  },
): Promise<{ humanId: number }> {
  const { propertyId, email, message } = o;
  const open = await openBase(ctx, propertyId);
  const site = open?.sites.find(({ site_id }) => site_id === siteKey(o.siteId));
  if (!site?.ticket_form.enabled) return ctx.fail("not_found");
  if (await isBanned(ctx.db, { propertyId, ip: ctx.request.ip, now: ctx.now })) return ctx.fail("banned");
  const department = await departmentFor(ctx, propertyId, undefined);
  const name = oneLine(o.name);
  const personId = await savePerson(ctx, propertyId, {
    personId: null,
    name: splitName(name),
    email,
    phone: null,
    // Nothing proves who they are, nor whose the address is.
    by: proofOf(null),
    customAttributes: {},
    tags: [],
    firstSeenOn: ctx.now,
  });
  const answers = o.page === undefined ? [] : [{ label: "Page", answer: o.page }];
  const ticket = await createFormTicket(ctx, {
    propertyId,
    message,
    below: formText({ answers }),
    requester: { name, email, phone: null, personId },
    department,
    tags: [],
    // That of the page they read.
    language: site.language,
  });
  return { humanId: ticket.human_id };
}

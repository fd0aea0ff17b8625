// bans.create: keeps a visitor, an address or a range out.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { chatEnd } from "../../chat/index.ts";
import { findVisitor, ownVisitorId, VisitorId } from "../../visitor/index.ts";
import { ban, readEnd } from "../bans.actions.ts";
import { bansErrors } from "../bans.errors.ts";
import { banCreate } from "../bans.events.ts";
import { Ban, banInput } from "../bans.resource.ts";
import { readRange } from "../bans.rules.ts";

export default defineMethod({
  name: "bans.create",
  summary: "Ban a visitor, an address or a range of addresses.",
  description:
    "Give `visitorId` or `ip`. Live chats of those it hits end at once and their connections close; the widget then stays away. The ban of a visitor lasts as long as their browser keeps its cookie; ban the address too where that is not enough.",
  scopes: ["bans_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    visitorId: Type.Optional(VisitorId()),
    ip: Type.Optional(
      Type.String({
        format: "ip-range",
        maxLength: 64,
        description: "IPv4 or IPv6 address, or CIDR range no wider than /8 or /16.",
      }),
    ),
    reason: Type.Optional(banInput.reason),
    expiresOn: Type.Optional(banInput.expiresOn),
  }),
  result: Ban,
  errors: bansErrors.pick("already_banned"),
  emits: [banCreate, chatEnd],
  example: (world) => ({
    propertyId: world.property.id,
    visitorId: world.missedChat.visitorId,
    reason: "Advertising, again and again",
    expiresOn: "2026-12-02T09:00:00.000Z",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, visitorId, ip, reason = "", expiresOn }) {
    if ((visitorId === undefined) === (ip === undefined))
      return ctx.invalid("visitorId", "give either visitorId or ip");
    const read = ip === undefined ? { range: null } : readRange(ip);
    if ("reason" in read) return ctx.invalid("ip", read.reason);
    const own = visitorId === undefined ? undefined : ownVisitorId(propertyId, visitorId);
    const visitor = own === undefined ? undefined : await findVisitor(ctx.db, propertyId, own);
    if (visitorId !== undefined && !visitor)
      return ctx.invalid("visitorId", "must be a visitor of the property");
    const made = await ban(ctx, {
      propertyId,
      target: { visitorId: visitor?.visitor_id ?? null, range: read.range },
      visitorName: visitor?.name ?? null,
      reason,
      expiresOn: readEnd(ctx, expiresOn),
    });
    return made ?? ctx.fail("already_banned");
  },
});

// How a ban looks from outside.

import { Id, OneOf, type Static, strict, Text, Time, TimeInput, Type } from "../../kernel/schema.ts";
import { publicVisitorId, VisitorId } from "../visitor/index.ts";
import type { BanRow } from "./bans.store.ts";

export const Ban = strict({
  banId: Id("ban"),
  propertyId: Id("property"),
  kind: OneOf(["visitor", "ip"], "What is banned: one visitor, or an address or range."),
  visitorId: Type.Optional(VisitorId()),
  visitorName: Type.Optional(Type.String({ description: "Name the visitor had when the ban was made." })),
  ip: Type.Optional(Type.String({ description: "Address, or range as CIDR." })),
  reason: Type.Optional(Type.String({ description: "Why." })),
  createdBy: strict({
    id: Id("agent or service key"),
    name: Type.String({ description: "Name of who made it." }),
  }),
  createdOn: Time("When it was made."),
  expiresOn: Type.Optional(Time("When it ends; absent when it does not.")),
});

export function presentBan(row: BanRow): Static<typeof Ban> {
  return {
    banId: row.ban_id,
    propertyId: row.property_id,
    kind: row.visitor_id ? "visitor" : "ip",
    ...(row.visitor_id ? { visitorId: publicVisitorId(row.property_id, row.visitor_id) } : {}),
    ...(row.visitor_name ? { visitorName: row.visitor_name } : {}),
    ...(row.ip ? { ip: row.ip } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
    createdBy: { id: row.created_by, name: row.created_by_name },
    createdOn: row.created_on.toISOString(),
    ...(row.expires_on ? { expiresOn: row.expires_on.toISOString() } : {}),
  };
}

export const banInput = {
  reason: Text(500, "Why; empty for none.", 0),
  expiresOn: TimeInput("When the ban ends, in the future."),
};

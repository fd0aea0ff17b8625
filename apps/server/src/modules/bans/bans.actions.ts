// Banning: the ban is written, the chats of whom it hits end, and everybody who should know is told.

import type { Context } from "../../kernel/context.ts";
import type { Database } from "../../kernel/db.ts";
import { canonicalIp, isRange } from "../../kernel/ip.ts";
import type { Static } from "../../kernel/schema.ts";
import { endChatsOf } from "../chat/index.ts";
import { banCreate } from "./bans.events.ts";
import { type Ban, presentBan } from "./bans.resource.ts";
import { hits, type Target } from "./bans.rules.ts";
import { insertBan, isBanned as isBannedAt } from "./bans.store.ts";

/** Undefined when they are banned already. */
export async function ban(
  ctx: Context,
  o: {
    propertyId: string;
    target: Target;
    visitorName: string | null;
    reason: string;
    expiresOn: Date | null;
  },
): Promise<Static<typeof Ban> | undefined> {
  const { propertyId, target } = o;
  const { agent, service, id } = ctx.caller;
  const row = {
    property_id: propertyId,
    ban_id: ctx.newId(),
    visitor_id: target.visitorId,
    visitor_name: o.visitorName,
    ip: target.range,
    reason: o.reason.trim() || null,
    created_by: agent?.id ?? id,
    created_by_name: agent?.name ?? service?.name ?? "",
    created_on: ctx.now,
    expires_on: o.expiresOn,
  };
  if (!(await insertBan(ctx.db, row))) return undefined;
  await endChatsOf(ctx, propertyId, (visitor) => hits(target, visitor));
  const payload = presentBan(row);
  ctx.emit(banCreate, { propertyId, payload });
  return payload;
}

/** For the doors of visitors: `visitorId` is the 21 characters. IPv4 inside IPv6 is the IPv4 it is. */
export async function isBanned(
  db: Database,
  who: { propertyId: string; visitorId?: string | undefined; ip: string; now: Date },
): Promise<boolean> {
  const ip = canonicalIp(who.ip);
  return isBannedAt(db, { ...who, ip: isRange(ip) ? ip : null });
}

/** Refuses a moment that has passed. */
export function readEnd(ctx: Context, expiresOn: string | null | undefined): Date | null {
  if (expiresOn === undefined || expiresOn === null) return null;
  const end = new Date(expiresOn);
  return end > ctx.now ? end : ctx.invalid("expiresOn", "must be in the future");
}

// bans.update: another reason, or another end.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { readEnd } from "../bans.actions.ts";
import { bansErrors } from "../bans.errors.ts";
import { banUpdate } from "../bans.events.ts";
import { Ban, banInput, presentBan } from "../bans.resource.ts";
import { lockBan, updateBan } from "../bans.store.ts";

export default defineMethod({
  name: "bans.update",
  summary: "Change the reason or the end of a ban.",
  description:
    "What is not given stays. To ban somebody else, make another ban and delete this one. A ban that has ended is not brought back: make a new one.",
  scopes: ["bans_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    banId: Id("ban"),
    reason: Type.Optional(banInput.reason),
    expiresOn: Type.Optional(
      Type.Union([banInput.expiresOn, Type.Null({ description: "It does not end." })], {
        description: "When the ban ends, in the future; null when it does not.",
      }),
    ),
  }),
  result: Ban,
  errors: bansErrors.pick("not_found"),
  emits: [banUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    banId: world.ban.id,
    reason: "Insults, on two days",
    expiresOn: null,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, banId, reason, expiresOn }) {
    const row = await lockBan(ctx.db, propertyId, banId);
    if (!row || (row.expires_on && row.expires_on <= ctx.now)) return ctx.fail("not_found");
    const changed = await updateBan(ctx.db, {
      propertyId,
      banId,
      reason: reason === undefined ? row.reason : reason.trim() || null,
      expiresOn: expiresOn === undefined ? row.expires_on : readEnd(ctx, expiresOn),
    });
    if (!changed) return ctx.fail("not_found");
    const payload = presentBan(changed);
    ctx.emit(banUpdate, { propertyId, payload });
    return payload;
  },
});

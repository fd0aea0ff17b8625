// bans.get: one ban.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { bansErrors } from "../bans.errors.ts";
import { Ban, presentBan } from "../bans.resource.ts";
import { findBan } from "../bans.store.ts";

export default defineMethod({
  name: "bans.get",
  summary: "Show a ban.",
  scopes: ["bans_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), banId: Id("ban") }),
  result: Ban,
  errors: bansErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, banId: world.ban.id }),
  since: "0.1",
  async handler(ctx, { propertyId, banId }) {
    const row = await findBan(ctx.db, propertyId, banId);
    return row ? presentBan(row) : ctx.fail("not_found");
  },
});

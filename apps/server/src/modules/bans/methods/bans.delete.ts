// bans.delete: lets somebody in again.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { bansErrors } from "../bans.errors.ts";
import { banDelete } from "../bans.events.ts";
import { presentBan } from "../bans.resource.ts";
import { deleteBan } from "../bans.store.ts";

export default defineMethod({
  name: "bans.delete",
  summary: "Lift a ban.",
  scopes: ["bans_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), banId: Id("ban") }),
  result: strict({}),
  errors: bansErrors.pick("not_found"),
  emits: [banDelete],
  example: (world) => ({ propertyId: world.property.id, banId: world.ban.id }),
  since: "0.1",
  async handler(ctx, { propertyId, banId }) {
    const row = await deleteBan(ctx.db, propertyId, banId);
    if (!row) return ctx.fail("not_found");
    ctx.emit(banDelete, { propertyId, payload: presentBan(row) });
    return {};
  },
});

// visitor.get: one visitor, with the pages they saw and what the site's pages reported of them.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { presentDossier, VisitorDossier } from "../live.resource.ts";
import { findEvents, findPages, findShown } from "../live.store.ts";
import { visitorErrors } from "../visitor.errors.ts";
import { VisitorId } from "../visitor.resource.ts";
import { ownVisitorId } from "../visitor.rules.ts";

export default defineMethod({
  name: "visitor.get",
  summary: "Show a visitor, on the site or not, with pages and events.",
  description:
    "Page views are kept for 90 days, visits for 400; their numbers stay. Who is no contact and never wrote is forgotten with the last visit.",
  scopes: ["visitors_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), visitorId: VisitorId() }),
  result: VisitorDossier,
  errors: visitorErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, visitorId: world.chat.visitorId }),
  since: "0.1",
  async handler(ctx, { propertyId, visitorId: publicId }) {
    const visitorId = ownVisitorId(propertyId, publicId);
    if (visitorId === undefined) return ctx.fail("not_found");
    const [[row], pages, events] = await Promise.all([
      findShown(ctx.db, [{ propertyId, visitorId }]),
      findPages(ctx.db, propertyId, visitorId),
      findEvents(ctx.db, propertyId, visitorId),
    ]);
    return row ? presentDossier(row, pages, events, ctx.now) : ctx.fail("not_found");
  },
});

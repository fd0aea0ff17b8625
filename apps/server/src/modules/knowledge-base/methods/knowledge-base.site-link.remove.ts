// knowledge-base.site-link.remove: a link at the top goes.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { siteUpdate } from "../knowledge-base.events.ts";
import { changeLinks } from "../link.actions.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.site-link.remove",
  summary: "Remove a link from the bar at the top of a site.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), siteId: SiteId, linkId: Id("link") }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [siteUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    siteId: "primary" as const,
    linkId: world.siteLink.id,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, siteId, linkId }) {
    await changeLinks(ctx, { propertyId, siteId }, (links) =>
      links.some(({ id }) => id === linkId) ? links.filter(({ id }) => id !== linkId) : ctx.fail("not_found"),
    );
    return {};
  },
});

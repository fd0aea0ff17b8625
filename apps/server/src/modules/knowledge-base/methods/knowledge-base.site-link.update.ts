// knowledge-base.site-link.update: what a link at the top says, where it leads, and where it stands.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { KbLink, siteInput } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { siteUpdate } from "../knowledge-base.events.ts";
import { changeLinks } from "../link.actions.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.site-link.update",
  summary: "Change a link in the bar at the top of a site.",
  description: "What is left out stays.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    siteId: SiteId,
    linkId: Id("link"),
    label: Type.Optional(siteInput.label),
    url: Type.Optional(siteInput.url),
    position: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 100, description: "Its place among the links, from 0." }),
    ),
  }),
  result: strict({ link: KbLink }),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [siteUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    siteId: "primary" as const,
    linkId: world.siteLink.id,
    label: "The shop",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, siteId, linkId, label, url, position }) {
    const links = await changeLinks(ctx, { propertyId, siteId }, (before) => {
      const link = before.find(({ id }) => id === linkId) ?? ctx.fail("not_found");
      const changed = {
        id: link.id,
        label: label === undefined ? link.label : oneLine(label),
        url: url ?? link.url,
      };
      if (position === undefined) return before.map((one) => (one === link ? changed : one));
      const others = before.filter((one) => one !== link);
      return [...others.slice(0, position), changed, ...others.slice(position)];
    });
    const link = links.find(({ id }) => id === linkId) ?? ctx.fail("not_found");
    return { link };
  },
});

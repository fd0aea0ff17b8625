// knowledge-base.site-link.add: a link in the bar at the top of a site.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict } from "../../../kernel/schema.ts";
import { KbLink, siteInput } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { siteUpdate } from "../knowledge-base.events.ts";
import { changeLinks } from "../link.actions.ts";
import { SiteId } from "../site-id.ts";

const MOST = 20;

export default defineMethod({
  name: "knowledge-base.site-link.add",
  summary: "Add a link to the bar at the top of a site.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    siteId: SiteId,
    label: siteInput.label,
    url: siteInput.url,
  }),
  result: strict({ link: KbLink }),
  errors: knowledgeBaseErrors.pick("not_found", "too_many"),
  emits: [siteUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    siteId: "primary" as const,
    label: "Our shop",
    url: "https://bottega-aurora.example/",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, siteId, label, url }) {
    const link = { id: ctx.newId(), label: oneLine(label), url };
    await changeLinks(ctx, { propertyId, siteId }, (links) =>
      links.length >= MOST ? ctx.fail("too_many") : [...links, link],
    );
    return { link };
  },
});

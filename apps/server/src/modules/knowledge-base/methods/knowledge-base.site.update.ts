// knowledge-base.site.update: what a site says of itself, and whether it is shown.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { changingBase, existingSite } from "../base.actions.ts";
import { KbSite, presentSite, siteInput } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { siteUpdate } from "../knowledge-base.events.ts";
import { readLanguage, readWidget } from "../site.actions.ts";
import { listSites, updateSite } from "../site.store.ts";
import { SiteId } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.site.update",
  summary: "Change a site of the knowledge base.",
  description: "What is left out stays. Articles are indexed by the language they were last written under.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    siteId: SiteId,
    language: Type.Optional(siteInput.language),
    title: Type.Optional(siteInput.title),
    description: Type.Optional(siteInput.description),
    banner: Type.Optional(siteInput.banner),
    ticketForm: Type.Optional(siteInput.ticketForm),
    header: Type.Optional(siteInput.header),
    enabled: Type.Optional(siteInput.enabled),
    widgetId: Type.Optional(siteInput.widgetId),
  }),
  result: strict({ site: KbSite }),
  errors: knowledgeBaseErrors.pick("not_found", "language_taken"),
  emits: [siteUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    siteId: "primary" as const,
    title: "Help at Bottega Aurora",
    header: { homeUrl: "https://bottega-aurora.example/" },
  }),
  since: "0.1",
  async handler(ctx, { propertyId, siteId, ...wish }) {
    await changingBase(ctx, propertyId);
    const row = await existingSite(ctx, propertyId, siteId);
    const language = wish.language === undefined ? row.language : readLanguage(ctx, wish.language);
    const others = (await listSites(ctx.db, propertyId)).filter((one) => one.site_id !== row.site_id);
    if (others.some((one) => one.language === language))
      return ctx.fail("language_taken", { path: "language" });
    const changed = {
      ...row,
      language,
      title: wish.title === undefined ? row.title : oneLine(wish.title),
      description: wish.description === undefined ? row.description : oneLine(wish.description),
      banner: wish.banner === undefined ? row.banner : wish.banner,
      ticket_form: wish.ticketForm ?? row.ticket_form,
      header: { ...row.header, ...wish.header },
      enabled: wish.enabled ?? row.enabled,
      widget_id:
        wish.widgetId === undefined ? row.widget_id : await readWidget(ctx, propertyId, wish.widgetId),
      updated_at: ctx.now,
    };
    await updateSite(ctx.db, changed);
    const site = presentSite(changed);
    ctx.emit(siteUpdate, { propertyId, payload: site });
    return { site };
  },
});

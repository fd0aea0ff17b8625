// knowledge-base.site.create: the knowledge base in a further language.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { changingBase } from "../base.actions.ts";
import { KbSite, presentSite, siteInput } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { siteCreate } from "../knowledge-base.events.ts";
import { newSite, readLanguage } from "../site.actions.ts";
import { insertSite, listSites } from "../site.store.ts";

export default defineMethod({
  name: "knowledge-base.site.create",
  summary: "Add a site in a further language to the knowledge base.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    language: siteInput.language,
    title: siteInput.title,
    description: Type.Optional(siteInput.description),
  }),
  result: strict({ site: KbSite }),
  errors: knowledgeBaseErrors.pick("not_found", "language_taken"),
  emits: [siteCreate],
  example: (world) => ({ propertyId: world.property.id, language: "de", title: "Hilfe der Bottega Aurora" }),
  since: "0.1",
  async handler(ctx, { propertyId, title, description = "", ...wish }) {
    await changingBase(ctx, propertyId);
    const language = readLanguage(ctx, wish.language);
    const sites = await listSites(ctx.db, propertyId);
    if (sites.some((one) => one.language === language))
      return ctx.fail("language_taken", { path: "language" });
    const named = { title: oneLine(title), description: oneLine(description), language, widgetId: null };
    const row = newSite(ctx, { propertyId, siteId: ctx.newId(), ...named });
    await insertSite(ctx.db, row);
    const site = presentSite(row);
    ctx.emit(siteCreate, { propertyId, payload: site });
    return { site };
  },
});

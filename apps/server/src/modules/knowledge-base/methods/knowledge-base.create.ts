// knowledge-base.create: the property's knowledge base begins, with its first site.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, oneLine, strict, Type } from "../../../kernel/schema.ts";
import { presentSettings, refuseTaken } from "../base.actions.ts";
import { findBase, insertBase, isSubdomainTaken } from "../base.store.ts";
import { Subdomain, siteInput } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { baseCreate } from "../knowledge-base.events.ts";
import { newSite, readLanguage, readWidget } from "../site.actions.ts";
import { insertSite } from "../site.store.ts";
import { PRIMARY } from "../site-id.ts";
import { isReserved } from "../subdomain.rules.ts";

export default defineMethod({
  name: "knowledge-base.create",
  summary: "Make the property's knowledge base, with its first site.",
  description:
    "The first site is called `primary`. Readers find it at `/kb/<subdomain>` once it is `published` and holds public articles.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    language: siteInput.language,
    title: siteInput.title,
    subdomain: Subdomain,
    description: Type.Optional(siteInput.description),
    widgetId: Type.Optional(siteInput.widgetId),
    published: Type.Optional(Type.Boolean({ description: "Whether readers see it; true when left out." })),
  }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("knowledge_base_exists", "subdomain_taken"),
  emits: [baseCreate],
  example: (world) => ({
    propertyId: world.sandbox.id,
    language: "it",
    title: "Bottega Aurora, prova",
    subdomain: "bottega-aurora-prova",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, published = true, ...wish }) {
    const language = readLanguage(ctx, wish.language);
    const widgetId = await readWidget(ctx, propertyId, wish.widgetId);
    const subdomain = wish.subdomain.toLowerCase();
    if (isReserved(subdomain)) return ctx.invalid("subdomain", "must not be a name the server needs itself");
    if (await findBase(ctx.db, propertyId)) return ctx.fail("knowledge_base_exists");
    if (await isSubdomainTaken(ctx.db, subdomain)) return ctx.fail("subdomain_taken", { path: "subdomain" });
    const base = {
      property_id: propertyId,
      kb_id: ctx.newId(),
      revision: 1,
      subdomain,
      published,
      settings: {},
      domain: null,
      domain_verified_at: null,
      candidate: null,
      candidate_token: null,
      candidate_added_at: null,
      candidate_checked_at: null,
      created_at: ctx.now,
      updated_at: ctx.now,
    };
    await refuseTaken(ctx, () => insertBase(ctx.db, base));
    const { title, description = "" } = wish;
    const named = { title: oneLine(title), description: oneLine(description), language, widgetId };
    await insertSite(ctx.db, newSite(ctx, { propertyId, siteId: PRIMARY, ...named }));
    ctx.emit(baseCreate, { propertyId, payload: presentSettings(ctx, base) });
    return {};
  },
});

// knowledge-base.settings.add-domain-candidate: a domain is asked for; its name servers must say whose it is.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { changingBase, presentSettings } from "../base.actions.ts";
import { isDomainTaken, updateBase } from "../base.store.ts";
import { Domain, KbSettings } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { baseUpdate } from "../knowledge-base.events.ts";
import { knowledgeBaseVerifyDomain } from "../knowledge-base.jobs.ts";
import { domainKey } from "../subdomain.rules.ts";

export default defineMethod({
  name: "knowledge-base.settings.add-domain-candidate",
  summary: "Ask for a domain of one's own, and be told what its name servers must say.",
  description:
    "`domainCandidate.records` are the records to set: the TXT record proves that the domain is yours, the CNAME leads it here. They are looked for at once and every five minutes for a week; asking again looks at once. Until then readers stay at the address they have.",
  scopes: ["knowledgebase_settings_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), domain: Domain }),
  result: strict({ settings: KbSettings }),
  errors: knowledgeBaseErrors.pick("not_found", "domain_taken"),
  emits: [baseUpdate],
  example: (world) => ({ propertyId: world.property.id, domain: "help.bottega-aurora.example" }),
  since: "0.1",
  async handler(ctx, { propertyId, ...wish }) {
    const base = await changingBase(ctx, propertyId);
    const domain = domainKey(wish.domain);
    const own = ctx.config.publicUrl === undefined ? undefined : new URL(ctx.config.publicUrl).hostname;
    if (domain === own) return ctx.invalid("domain", "must not be this server's own");
    if (await isDomainTaken(ctx.db, domain)) return ctx.fail("domain_taken", { path: "domain" });
    const isAgain = base.candidate === domain;
    const changed = {
      ...base,
      candidate: domain,
      candidate_token: (isAgain && base.candidate_token) || ctx.randomText(32),
      candidate_added_at: ctx.now,
      candidate_checked_at: isAgain ? base.candidate_checked_at : null,
      updated_at: ctx.now,
    };
    await updateBase(ctx.db, changed);
    await ctx.enqueue(knowledgeBaseVerifyDomain, { propertyId }, { key: `verify-domain:${propertyId}` });
    const settings = presentSettings(ctx, changed);
    ctx.emit(baseUpdate, { propertyId, payload: settings });
    return { settings };
  },
});

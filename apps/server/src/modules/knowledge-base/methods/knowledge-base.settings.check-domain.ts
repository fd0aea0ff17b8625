// knowledge-base.settings.check-domain: whether a domain may be asked for, and how far it has come.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, strict, Type } from "../../../kernel/schema.ts";
import { existingBase, presentSettings } from "../base.actions.ts";
import { isDomainTaken } from "../base.store.ts";
import { DnsRecord, Domain } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { domainKey } from "../subdomain.rules.ts";

export default defineMethod({
  name: "knowledge-base.settings.check-domain",
  summary: "Tell whether a domain may be asked for, and how far it has come.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), domain: Domain }),
  result: strict({
    available: Type.Boolean({ description: "Whether no other knowledge base has it." }),
    status: OneOf(
      ["none", "candidate", "verified"],
      "`candidate` when it was asked for and is not proved yet, `verified` when it is in use here.",
    ),
    records: Type.Optional(
      Type.Array(DnsRecord, { description: "Of a candidate: what its name servers must say." }),
    ),
  }),
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, domain: "help.bottega-aurora.example" }),
  since: "0.1",
  async handler(ctx, { propertyId, ...wish }) {
    const base = await existingBase(ctx, propertyId);
    const domain = domainKey(wish.domain);
    if (base.domain === domain) return { available: true, status: "verified" as const };
    const available = !(await isDomainTaken(ctx.db, domain));
    if (base.candidate !== domain) return { available, status: "none" as const };
    const records = presentSettings(ctx, base).domainCandidate?.records ?? [];
    return { available, status: "candidate" as const, records };
  },
});

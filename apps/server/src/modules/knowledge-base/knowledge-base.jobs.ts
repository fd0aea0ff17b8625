// Asking name servers whether a domain is whose it is said to be: at once, and every five minutes for a week.

import { defineJob, type Schedule } from "../../kernel/define.ts";
import { Id, strict } from "../../kernel/schema.ts";
import { findCandidates } from "./base.store.ts";
import { verifyDomain } from "./domain.actions.ts";

const ASKED_DAYS = 7;
const MOST_AT_ONCE = 100;

export const knowledgeBaseVerifyDomain = defineJob({
  name: "knowledge-base.verify-domain",
  payload: strict({ propertyId: Id("property") }),
  maxAttempts: 3,
  run: (ctx, { propertyId }) => verifyDomain(ctx, propertyId),
});

export const knowledgeBaseVerifyDomains = defineJob({
  name: "knowledge-base.verify-domains",
  payload: strict({}),
  maxAttempts: 2,
  async run(ctx) {
    const since = new Date(ctx.now.getTime() - ASKED_DAYS * 86_400_000);
    for (const { property_id: propertyId } of await findCandidates(ctx.db, since, MOST_AT_ONCE))
      await ctx.enqueue(knowledgeBaseVerifyDomain, { propertyId }, { key: `verify-domain:${propertyId}` });
  },
});

export const schedules: readonly Schedule[] = [{ job: knowledgeBaseVerifyDomains, cron: "*/5 * * * *" }];

// knowledge-base.article.vote: a reader says whether an article helped.

import { defineMethod } from "../../../kernel/define.ts";
import { addressBucket } from "../../../kernel/ip.ts";
import { Id, OneOf, strict, Type } from "../../../kernel/schema.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";
import { articleFeedback } from "../knowledge-base.events.ts";
import { castVote, openBase } from "../reader.actions.ts";
import { SiteId, siteKey } from "../site-id.ts";

export default defineMethod({
  name: "knowledge-base.article.vote",
  summary: "Say as a reader whether an article helped.",
  description:
    "One vote per reader and article; another one takes its place. Readers are told apart by address (of IPv6 by its first 64 bits), and what is kept of that is a hash. Of articles that readers do not see nobody can tell that they are there.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "connect",
  params: strict({
    propertyId: Id("property"),
    articleId: Id("article"),
    siteId: Type.Optional(SiteId),
    vote: OneOf(["up", "down"], "Whether it helped."),
  }),
  result: strict({}),
  errors: knowledgeBaseErrors.pick("not_found"),
  emits: [articleFeedback],
  example: (world) => ({
    propertyId: world.property.id,
    articleId: world.article.id,
    vote: "up" as const,
  }),
  since: "0.1",
  async handler(ctx, { propertyId, articleId, siteId, vote }) {
    const open = await openBase(ctx, propertyId);
    const site = open?.sites.find(({ site_id }) => site_id === siteKey(siteId));
    if (!site) return ctx.fail("not_found");
    // Not by browser as well: anybody can name a new one with each request.
    const reader = addressBucket(ctx.request.ip);
    await castVote(ctx, { propertyId, articleId, siteId: site.site_id, reader, vote });
    return {};
  },
});

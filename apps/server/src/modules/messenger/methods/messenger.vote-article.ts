// messenger.vote-article: the visitor says whether an article helped.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, strict, Type } from "../../../kernel/schema.ts";
import { castVote, knowledgeBaseEvents } from "../../knowledge-base/index.ts";
import { refuseBanned } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { readingOf } from "../reading.actions.ts";

export default defineMethod({
  name: "messenger.vote-article",
  summary: "Say as a visitor whether an article helped.",
  description: "One vote per visitor and article; another one takes its place.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({
    articleId: Id("article"),
    language: Type.Optional(
      Type.String({ minLength: 2, maxLength: 20, description: "The language it was read in." }),
    ),
    vote: OneOf(["up", "down"], "Whether it helped."),
  }),
  result: strict({}),
  errors: messengerErrors.pick("not_found", "banned"),
  emits: [knowledgeBaseEvents.articleFeedback],
  example: (world) => ({ articleId: world.article.id, vote: "up" as const }),
  since: "0.1",
  async handler(ctx, { articleId, language, vote }) {
    await refuseBanned(ctx);
    const reading = await readingOf(ctx, language);
    if (!reading) return ctx.fail("not_found");
    const { propertyId, siteId, visitorId } = reading;
    await castVote(ctx, { propertyId, articleId, siteId, reader: `visitor ${visitorId}`, vote });
    return {};
  },
});

// messenger.add-tags: tags by the customer's pages.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { chatTag, withTags } from "../../chat/index.ts";
import { contactUpdate, proofOf } from "../../contact/index.ts";
import { addTags, publicVisitorId } from "../../visitor/index.ts";
import { lockSelf } from "../identity.actions.ts";
import { refuseFault, tagLiveChat } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { visitorTags } from "../messenger.events.ts";
import { messengerInput } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.add-tags",
  summary: "Add tags to the visitor and the chat they are in.",
  description: "A visitor has at most 10 tags. They are those of a chat that goes on, too.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({ tags: messengerInput.tags }),
  result: strict({ tags: Type.Array(Type.String(), { description: "All tags of the visitor." }) }),
  errors: messengerErrors.pick("not_found", "tags_refused", "limit_exceeded"),
  emits: [chatTag, visitorTags, contactUpdate],
  example: () => ({ tags: ["vip"] }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, { tags }) {
    const visitor = await lockSelf(ctx);
    const done = await addTags(ctx, visitor, tags, proofOf(visitor.user_id));
    if ("fault" in done) return refuseFault(ctx, done.fault, "tags");
    const chatId = await tagLiveChat(ctx, (all) => withTags(all, tags as string[]));
    const { property_id: propertyId, visitor_id: own, tags: all } = done.visitor;
    const visitorId = publicVisitorId(propertyId, own);
    ctx.emit(visitorTags, {
      propertyId,
      payload: { propertyId, visitorId, ...(chatId ? { chatId } : {}), tags: all },
    });
    return { tags: all };
  },
});

// messenger.send-transcript: what was said, by mail to the visitor.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, strict, Uuid } from "../../../kernel/schema.ts";
import { countTranscript, mailTranscript } from "../../chat/index.ts";
import { mayMailClaimed, secondsToNextDay } from "../../mail/index.ts";
import { lockOwnChat, refuseBanned } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";

const MOST_MAILS = 5;

export default defineMethod({
  name: "messenger.send-transcript",
  summary: "Mail a chat to its visitor.",
  description:
    "In the property's language and time zone. A chat is mailed five times at most, one address is mailed to three times a day (UTC), receipts of the offline form included, and visitors behind one network address have a quota of mails.",
  access: "visitor",
  scopes: [],
  effect: "write",
  tier: "mail",
  params: strict({ chatId: Uuid("chat"), email: Email("Where to.") }),
  result: strict({}),
  errors: messengerErrors.pick("not_found", "limit_exceeded", "rate_limited", "banned"),
  example: (world) => ({ chatId: world.closedChat.id, email: "giulia.marchetti@example.com" }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, { chatId, email }) {
    await refuseBanned(ctx);
    const chat = await lockOwnChat(ctx, chatId);
    // The address is whatever a stranger says it is.
    if (!(await countTranscript(ctx.db, chat, MOST_MAILS)))
      return ctx.fail("limit_exceeded", { message: "TRANSCRIPT_LIMIT_EXCEEDED" });
    if (!(await mayMailClaimed(ctx, chat.property_id, email)))
      return ctx.fail("rate_limited", { retryAfterS: secondsToNextDay(ctx.now) });
    await mailTranscript(ctx, chat, { to: email, language: undefined });
    return {};
  },
});

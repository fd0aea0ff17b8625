// Whose a chat is, when its visitor turns out to be somebody who is known.

import type { Context } from "../../kernel/context.ts";
import { chatVisitor } from "./chat.events.ts";
import { presentFacts } from "./chat.resource.ts";
import { moveLiveChat } from "./visitor.store.ts";

/** The chat they are in goes on as the known one's. */
export async function passLiveChat(
  ctx: Context,
  from: Parameters<typeof moveLiveChat>[1],
  to: Parameters<typeof moveLiveChat>[2],
): Promise<void> {
  const chat = await moveLiveChat(ctx.db, from, to, ctx.now);
  if (chat) ctx.emit(chatVisitor, { propertyId: chat.property_id, payload: presentFacts(chat) });
}

// A chat as a mail.

import type { Context } from "../../kernel/context.ts";
import { sendMail } from "../mail/index.ts";
import { findProperty } from "../property/index.ts";
import type { ChatRow } from "./chat.store.ts";
import { findMessages } from "./message.store.ts";
import { transcriptText } from "./transcript.rules.ts";

export async function mailTranscript(
  ctx: Context,
  chat: ChatRow,
  o: { to: string; language: string | undefined },
): Promise<void> {
  const property = await findProperty(ctx.db, chat.property_id);
  if (!property) throw new Error(`Chat ${chat.chat_id} is at no property.`);
  const language = o.language ?? property.language;
  const messages = await findMessages(ctx.db, chat.property_id, chat.chat_id);
  await sendMail(ctx, {
    to: o.to,
    template: "chat-transcript",
    language,
    values: {
      property: property.name,
      name: chat.visitor_name,
      transcript: transcriptText(messages, {
        visitor: chat.visitor_name,
        timezone: property.timezone,
        language,
      }),
    },
  });
}

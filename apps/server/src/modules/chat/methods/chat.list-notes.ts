// chat.list-notes: what agents whispered to each other in a chat.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict, Uuid } from "../../../kernel/schema.ts";
import { chatErrors } from "../chat.errors.ts";
import { ChatNote, presentNote } from "../chat.resource.ts";
import { findChat } from "../chat.store.ts";
import { listNotes } from "../note.store.ts";

export default defineMethod({
  name: "chat.list-notes",
  summary: "List the internal notes of a chat, the oldest first.",
  scopes: ["chat_notes_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), chatId: Uuid("chat"), ...paging }),
  result: ChatNote,
  errors: chatErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, chatId: world.closedChat.id }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, size = 50, offset = 0 }) {
    if (!(await findChat(ctx.db, propertyId, chatId))) return ctx.fail("not_found");
    const { total, rows } = await listNotes(ctx.db, propertyId, chatId, { size, offset });
    return { total, items: rows.map(presentNote) };
  },
});

// chat.send-note: a whisper among agents.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type, Uuid } from "../../../kernel/schema.ts";
import { lockExisting } from "../chat.actions.ts";
import { chatErrors } from "../chat.errors.ts";
import { chatNote } from "../chat.events.ts";
import { ChatNote, chatInput, presentNote } from "../chat.resource.ts";
import { findNote, insertNote } from "../note.store.ts";
import { speakerOf } from "../speaker.actions.ts";

export default defineMethod({
  name: "chat.send-note",
  summary: "Leave an internal note in a chat, which no visitor sees.",
  description:
    "It is no message: it joins nobody, counts nowhere, and is read with `chat.list-notes`. Send a `noteId` of your own, or an `Idempotency-Key`: a note repeated with it is written once.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    chatId: Uuid("chat"),
    text: chatInput.text,
    agentId: chatInput.agentId,
    noteId: Type.Optional(chatInput.noteId),
  }),
  result: ChatNote,
  errors: chatErrors.pick("not_found", "note_id_taken"),
  emits: [chatNote],
  example: (world) => ({
    propertyId: world.property.id,
    chatId: world.chat.id,
    text: "Cliente affezionata: se ordina oggi, aggiungere il sottotazza.",
  }),
  since: "0.1",
  async handler(ctx, { propertyId, chatId, text, agentId, noteId }) {
    const agent = await speakerOf(ctx, propertyId, agentId);
    const chat = await lockExisting(ctx, propertyId, chatId);
    const written = noteId && (await findNote(ctx.db, { propertyId, chatId: chat.chat_id, noteId }));
    if (written)
      return written.text === text && written.agent_id === agent.id
        ? presentNote(written)
        : ctx.fail("note_id_taken", { path: "noteId" });
    const note = {
      property_id: propertyId,
      chat_id: chat.chat_id,
      note_id: noteId ?? ctx.newId(),
      agent_id: agent.id,
      agent_name: agent.name,
      text,
      created_on: ctx.now,
    };
    await insertNote(ctx.db, note);
    ctx.emit(chatNote, { propertyId, payload: presentNote(note) });
    return presentNote(note);
  },
});

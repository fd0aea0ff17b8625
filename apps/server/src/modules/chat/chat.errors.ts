// The refusals of chats.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const chatErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  chat_ended: {
    status: 409,
    message: "The chat has ended.",
    fix: "Reopen it with chat.reopen, or start another with chat.start. A visitor's message reopens it too.",
  },
  chat_full: {
    status: 409,
    message: "The chat has no room for more.",
    fix: "End it and start another: a chat holds two million bytes of messages.",
  },
  message_id_taken: {
    status: 409,
    message: "The message id belongs to another message.",
    fix: "Make a new random id for each message; send the same one again only with the same message.",
  },
  note_id_taken: {
    status: 409,
    message: "The note id belongs to another note.",
    fix: "Make a new random id for each note; send the same one again only with the same note.",
  },
  page_too_large: {
    status: 422,
    message: "So many long chats are too much for one page.",
    fix: "Ask for a smaller `size`.",
  },
  chat_not_ended: {
    status: 409,
    message: "The chat is still going on.",
    fix: "There is nothing to reopen: send a message with chat.send-message.",
  },
  not_in_chat: {
    status: 409,
    message: "The agent is not in the chat.",
    fix: "Join with chat.join first.",
  },
  too_many_tags: {
    status: 409,
    message: "A chat has at most 50 tags.",
    fix: "Remove some with chat.remove-tags first.",
  },
  chat_not_deleted: {
    status: 409,
    message: "The chat is not deleted.",
    fix: "There is nothing to restore: read it with chat.get.",
  },
});

// What other modules and the doors may use of chats.

export { endChatsOf, sendMessage, startChat } from "./chat.actions.ts";
export { chatEnd } from "./chat.events.ts";
export { type ChatRow, insertChat } from "./chat.store.ts";
export { insertEntry, type MessageRow } from "./message.store.ts";
export { insertNote } from "./note.store.ts";

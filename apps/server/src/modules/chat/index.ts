// What other modules and the doors may use of chats.

export { typicalAnswerS } from "./answer.store.ts";
export { departmentFor } from "./assignment.actions.ts";
export {
  changeChat,
  endChat,
  endChatsOf,
  markRead,
  openChat,
  sendAtOnce,
  sendMessage,
  startChat,
  type Words,
} from "./chat.actions.ts";
export * as chatEvents from "./chat.events.ts";
export {
  chatAgentJoin,
  chatAgentLeave,
  chatAssign,
  chatEnd,
  chatMessage,
  chatNav,
  chatRate,
  chatRead,
  chatReopen,
  chatStart,
  chatTag,
  chatVisitor,
} from "./chat.events.ts";
export { chatInput, Message } from "./chat.resource.ts";
export {
  binHorizon,
  CHAT_BYTES,
  durationSeconds,
  isLive,
  MAX_TAGS,
  searchTerms,
  withoutTags,
  withTags,
} from "./chat.rules.ts";
export { type ChatRow, findChat, insertChat, lockChat, updateChat } from "./chat.store.ts";
export { type ChatFigures, findChatDays, findChatFigures, listChatDays } from "./figures.store.ts";
export { textsByDatabase } from "./list.cache.ts";
export {
  findLastMessages,
  findMessage,
  findMessages,
  insertEntry,
  type MessageRow,
  type Stretch,
} from "./message.store.ts";
export { followVisitor } from "./nav.actions.ts";
export { insertNote } from "./note.store.ts";
export { memberOf, type Speaker, speakerOf } from "./speaker.actions.ts";
export { mailTranscript } from "./transcript.actions.ts";
export { transcriptText } from "./transcript.rules.ts";
export { passLiveChat } from "./visitor.actions.ts";
export {
  countTranscript,
  findLatestChat,
  findRecentChatIds,
  keepChatsOf,
  leaveChatsOf,
  listChatsOfVisitor,
  lockLiveChat,
  renameChats,
  type VisitorTrace,
} from "./visitor.store.ts";

// What users of the SDK import.

export {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type ListPage,
} from "./client.ts";
export { type ErrorDetail, ParloError } from "./error.ts";
export type { EventName, Events } from "./events.gen.ts";
export { applyToChat, type HeldChat, holdChat } from "./held-chat.ts";
export * from "./methods.gen.ts";
export type {
  Realtime,
  RealtimeEvent,
  RealtimeOptions,
  SocketConstructor,
  Typing,
  VisitorNews,
} from "./realtime.ts";
export { apply, applyVisitors, emptyState, hold, type Snapshot, type State } from "./state.ts";
export { putFile, type UploadOptions } from "./upload.ts";

// What users of the SDK import.

export {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type ListPage,
} from "./client.ts";
export { type ErrorDetail, ParloError } from "./error.ts";
export * from "./methods.gen.ts";
export type { Realtime, RealtimeEvent, RealtimeOptions, SocketConstructor } from "./realtime.ts";

// What the doors and the caller cache use of the visitors' side.

export {
  type Connected,
  ConnectInput,
  connectVisitor,
  PageInput,
  snapshotOf,
  type Tools,
} from "./connect.actions.ts";
export { chatKeyIn, hearingOf, keyOf } from "./hearing.ts";
export * as messengerEvents from "./messenger.events.ts";
export { visitorToken } from "./messenger.events.ts";
export { Snapshot, VisitorChat, VisitorMessage } from "./messenger.resource.ts";
export { visitorNews } from "./news.rules.ts";
export { type Site, siteOf } from "./site.ts";
export { NOBODY, type Team, teamsOf, type WidgetStatus } from "./status.ts";
export { isVisitorToken, tokenFrom } from "./token.rules.ts";
export { findVisitorTokens, insertTokens, touchVisitorTokens, visitorCaller } from "./token.store.ts";

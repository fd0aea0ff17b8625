// What other modules may use of visitors.

export { addEvent, addTags, removeTags, setAttributes } from "./attributes.actions.ts";
export { type Attributes, type AttributeValue, MAX_VISITOR_TAGS } from "./attributes.rules.ts";
export { countStartedVisits, listEndedVisitDays } from "./counts.store.ts";
export { isBot } from "./device.rules.ts";
export { countryOf } from "./geo.ts";
export {
  findKnownVisitor,
  insertNewcomers,
  insertVisitorEvent,
  type KnownVisitor,
  lockUserId,
  lockVisitor,
  lockVisitorByUser,
  setVisitorUser,
} from "./identity.store.ts";
export { Visitor } from "./live.resource.ts";
export { findVisitPages } from "./live.store.ts";
export { VISIT_DAYS } from "./session.rules.ts";
export { countVisits, endVisits, insertPageViews, type VisitRow, writeVisits } from "./session.store.ts";
export { type Arrival, createVisitorTracker, type VisitorTracker } from "./tracker.ts";
export { changeDetails, tellOfVisitor, type VisitorDetails, welcomeVisitor } from "./visitor.actions.ts";
export * as visitorEvents from "./visitor.events.ts";
export { visitorUpdate } from "./visitor.events.ts";
export { VisitorDetailsInput, VisitorId } from "./visitor.resource.ts";
export { ownVisitorId, publicVisitorId, splitName, unnamedVisitor } from "./visitor.rules.ts";
export { findVisitor, saveVisitor, type VisitorRow } from "./visitor.store.ts";

// What other modules may use of visitors.

export {
  findKnownVisitor,
  insertNewcomers,
  insertVisitorEvent,
  type KnownVisitor,
  lockVisitor,
  lockVisitorByUser,
  setVisitorUser,
} from "./identity.store.ts";
export { changeDetails, type VisitorDetails, welcomeVisitor } from "./visitor.actions.ts";
export { VisitorDetailsInput, VisitorId } from "./visitor.resource.ts";
export { ownVisitorId, publicVisitorId, unnamedVisitor } from "./visitor.rules.ts";
export { findVisitor, saveVisitor, type VisitorRow } from "./visitor.store.ts";

// What other modules may use of visitors.

export { type VisitorDetails, welcomeVisitor } from "./visitor.actions.ts";
export { VisitorDetailsInput, VisitorId } from "./visitor.resource.ts";
export { ownVisitorId, publicVisitorId } from "./visitor.rules.ts";
export { findVisitor, saveVisitor, type VisitorRow } from "./visitor.store.ts";

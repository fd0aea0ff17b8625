// What other modules and surfaces may use of access on request.

export { standingOf } from "./access.actions.ts";
export { findReferenceLogin, isApproved } from "./access.store.ts";

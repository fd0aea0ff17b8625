// What other modules may use of contacts.

export { type AttributeRow, insertAttributes, listAttributes } from "./attribute.store.ts";
export { savePerson, setPersonAttributes, setPersonTags } from "./contact.actions.ts";
export * as contactEvents from "./contact.events.ts";
export { contactCreate, contactUpdate } from "./contact.events.ts";
export { type Proof, proofOf, TEAM } from "./contact.rules.ts";
export { findPerson, insertPerson, type PersonRow, touchPersons } from "./contact.store.ts";
export { exportedFields, exportHead, exportLine } from "./export.rules.ts";
export { organizationNotes, personNotes } from "./note.store.ts";
export { assignOrganization, findOrganizationNames, insertOrganization } from "./organization.store.ts";
export { holdPerson } from "./person.store.ts";

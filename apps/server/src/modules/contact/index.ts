// What other modules may use of contacts.

export { savePerson } from "./contact.actions.ts";
export { type AttributeRow, insertAttributes, insertPerson, type PersonRow } from "./contact.store.ts";

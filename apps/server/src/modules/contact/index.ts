// What other modules may use of contacts.

export { savePerson, setPersonAttributes, setPersonTags } from "./contact.actions.ts";
export * as contactEvents from "./contact.events.ts";
export { contactCreate, contactUpdate } from "./contact.events.ts";
export { type Proof, proofOf, TEAM } from "./contact.rules.ts";
export {
  type AttributeRow,
  findPerson,
  insertAttributes,
  insertPerson,
  type PersonRow,
  touchPersons,
} from "./contact.store.ts";

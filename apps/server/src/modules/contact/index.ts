// What other modules may use of contacts.

export { savePerson } from "./contact.actions.ts";
export { type Proof, proofOf, TEAM } from "./contact.rules.ts";
export {
  type AttributeRow,
  changePersonTags,
  insertAttributes,
  insertPerson,
  mergePersonAttributes,
  type PersonRow,
  touchPersons,
} from "./contact.store.ts";

// What other modules may use of properties.

export { binProperty } from "./property.actions.ts";
export { propertyDelete } from "./property.events.ts";
export {
  findOpenWidget,
  findProperty,
  findPropertyStates,
  findWidget,
  insertProperty,
  insertWidget,
  lockProperty,
  type PropertyState,
} from "./property.store.ts";

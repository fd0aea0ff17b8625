// What other modules may use of properties.

export { binProperty } from "./property.actions.ts";
export { propertyDelete } from "./property.events.ts";
export { isTimeZone } from "./property.rules.ts";
export {
  deleteWidget,
  findProperty,
  findPropertyStates,
  findWidget,
  insertProperty,
  insertWidget,
  listPropertyIds,
  listWidgets,
  lockProperty,
  type PropertyRow,
  type PropertyState,
  propertyNames,
  renameWidget,
  type WidgetRow,
} from "./property.store.ts";

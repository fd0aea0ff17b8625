// What other modules may use of the instance.

export { firstStart } from "./first-start.ts";
export { findInstance, type InstanceRow } from "./instance.store.ts";

// What the house, the doors and the seeded world use of webhooks.

export { type DeliveryRow, type DeliveryState, insertDeliveries } from "./deliveries.store.ts";
export { writeOutcomes } from "./sending.store.ts";
export { sealSecret } from "./webhooks.actions.ts";
export { catalogue } from "./webhooks.catalogue.ts";
export { type Courier, openCourier } from "./webhooks.courier.ts";
export { insertHook, listHooks, updateHook } from "./webhooks.store.ts";

// What the house and the doors use of webhooks.

export { type Courier, openCourier } from "./webhooks.courier.ts";

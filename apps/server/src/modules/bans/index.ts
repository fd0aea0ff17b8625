// What other modules and the doors may use of bans.

export { isBanned } from "./bans.actions.ts";
export * as bansEvents from "./bans.events.ts";
export { banCreate } from "./bans.events.ts";
export { type BanRow, insertBan } from "./bans.store.ts";

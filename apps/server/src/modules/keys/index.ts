// What other modules may use of API keys.

export { hintOf, isWellFormed, keyFrom } from "./keys.rules.ts";
export { findKeysByHash, type KeyCredential, touchKeys } from "./keys.store.ts";

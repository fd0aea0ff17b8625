// What the composition root uses of the caller cache.

export { type CallerCache, createCallerCache } from "./callers.cache.ts";

// Tawk_API as the page sees it: the object it may have filled before, its events, and its methods. None of them throws,
// and each callback is called once, a moment later, with nothing or with one of the contract's codes.

import type { ApiError } from "../bridge.ts";
import { guard } from "./report.ts";

export type Answered = (error?: ApiError) => void;

const page = window as unknown as { Tawk_API?: unknown };
if (page.Tawk_API !== Object(page.Tawk_API)) page.Tawk_API = {};
/** The page's own object, with whatever it has put there already. */
export const api = page.Tawk_API as Record<string, unknown>;

/** A function the page may have put on the object, and an event on its window. */
export function fire(name: string, detail?: unknown): void {
  guard(api[`on${name}`], detail);
  dispatchEvent(new CustomEvent(`tawk${name}`, { detail }));
}

/** The flag is up before anybody hears of it. */
export function fireOnce(name: "BeforeLoad" | "Load"): void {
  api[`on${name}ed`] = true;
  fire(name);
}

export function extend(methods: Readonly<Record<string, (...given: never[]) => unknown>>): void {
  for (const name in methods) api[name] = (...given: unknown[]) => guard(methods[name], ...given);
}

/**
 * The last argument that is a function. The Angular wrapper gives three where there are two: it says an event through
 * setAttributes.
 */
export function answerTo(given: readonly unknown[]): Answered {
  const callback = given.findLast((one) => typeof one === "function");
  return (error) => queueMicrotask(() => guard(callback, error));
}

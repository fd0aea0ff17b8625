// Calls of Tawk_API on their way: each waits here for its answer, whichever frame gives it, and is answered in any case.

import type { ApiCall, ApiError } from "../../bridge.ts";
import type { Answered } from "../api.ts";
import { checkCall } from "./checks.ts";

/** A page that waits for a callback waits no longer than this. */
const ANSWER_MS = 15_000;

type Send = (id: number, call: ApiCall) => void;

const waiting = new Map<number, { readonly call: ApiCall; readonly done: Answered }>();
/** For when the visitor agrees. */
let held: readonly ApiCall[] = [];
let lastId = 0;

/** Without `send` nothing may be sent: the visitor has not agreed. */
export function ask(
  name: ApiCall["call"],
  given: readonly unknown[],
  done: Answered,
  send: Send | false,
): void {
  const call = checkCall(name, given);
  if (typeof call === "string") done(call);
  else if (send) add(call, done, send);
  else {
    // Taken for made until then: a page that waits for its login before it shows the widget would wait for ever.
    held = [...held, call];
    done();
  }
}

export function answer(id: number, error?: ApiError): void {
  const found = waiting.get(id);
  waiting.delete(id);
  found?.done(error);
}

/** To a frame that has not heard them. */
export function resend(send: Send): void {
  for (const [id, { call }] of waiting) send(id, call);
}

/** The visitor has agreed. */
export function release(send: Send): void {
  const calls = held;
  held = [];
  for (const call of calls) add(call, () => {}, send);
}

/** Whoever made them is gone. */
export function endAll(): void {
  held = [];
  for (const id of waiting.keys()) answer(id, "SESSION_EXPIRED");
}

function add(call: ApiCall, done: Answered, send: Send): void {
  const id = ++lastId;
  waiting.set(id, { call, done });
  setTimeout(answer, ANSWER_MS, id, "SERVER_ERROR");
  send(id, call);
}

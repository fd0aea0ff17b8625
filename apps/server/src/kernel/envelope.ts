// The reply's JSON: the success envelope, checked against the method's schema, and the failure envelope.

import type { RequestFacts } from "./context.ts";
import type { Method } from "./define.ts";
import type { Refusal } from "./error.ts";
import { faultsOf, JsonText } from "./json-text.ts";
import { type Page, validatorOf } from "./schema.ts";

export function envelope(method: Method, result: unknown, warnings: readonly string[]): string {
  const tail = warnings.length > 0 ? `,"warnings":${JSON.stringify(warnings)}` : "";
  if (!method.list) {
    checkResult(method, result);
    return `{"ok":true,"data":${JSON.stringify(result)}${tail}}`;
  }
  const page = result as Page<unknown>;
  const items = page.items.map((item) => itemText(method, item)).join(",");
  const next = page.next === undefined ? "" : `,"next":${JSON.stringify(page.next)}`;
  return `{"ok":true,"total":${page.total},"data":[${items}]${next}${tail}}`;
}

function itemText(method: Method, item: unknown): string {
  if (item instanceof JsonText && item.schema === method.result) return item.text;
  checkResult(method, item);
  return JSON.stringify(item);
}

/** Enforced in production: a row with a column too many cannot leak. */
function checkResult(method: Method, value: unknown): void {
  if (validatorOf(method.result).check(value)) return;
  throw new Error(
    `The result of ${method.name} does not match its schema: ${faultsOf(method.result, value)}`,
  );
}

export function failureOf(refusal: Refusal): Record<string, unknown> {
  return {
    ok: false,
    error: refusal.code,
    message: refusal.message,
    ...(refusal.details.length > 0 ? { details: refusal.details } : {}),
    fix: refusal.fix,
    docs: `/docs/errors#${refusal.code}`,
  };
}

/** Added last: a kept reply is replayed with the id of the call that asks again. */
export function withRequestId(body: string, request: Pick<RequestFacts, "id">): string {
  return `${body.slice(0, -1)},"requestId":${JSON.stringify(request.id)}}`;
}

// What a call brings: parameters that are readable, of this method, and at a property the caller may touch.

import { type Caller, covers, type Grant } from "./caller.ts";
import type { Method } from "./define.ts";
import { invalid, Refusal, refuse } from "./error.ts";
import type { IdempotentCall } from "./idempotency.ts";
import { readJsonObject } from "./json.ts";
import { validatorOf } from "./schema.ts";

export interface Input {
  readonly params: Record<string, unknown>;
  readonly warnings: readonly string[];
}

/** A refusal is answered, not thrown: under an Idempotency-Key a kept reply may come before it. */
export function readInput(
  method: Method,
  caller: Caller,
  body: Buffer | Record<string, unknown>,
): Input | Refusal {
  try {
    const params = Buffer.isBuffer(body) ? readJsonObject(body) : body;
    const propertyId = propertyOf(method, params);
    const grant = propertyId === undefined ? undefined : grantOf(method, caller, propertyId);
    if (grant && !covers(grant.scopes, method.scopes)) return refuse("forbidden");
    const warnings = checkParams(method, params);
    method.respell?.(params);
    if (propertyId !== undefined && !grant && method.access !== "public") return refuse("not_found");
    return { params, warnings };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** What the Idempotency-Key header makes of a write; undefined without one. */
export function idempotent(
  key: string | undefined,
  method: Method,
  caller: Caller,
  body: Buffer,
): IdempotentCall | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw invalid([{ path: "Idempotency-Key", reason: "must be 1 to 255 visible ASCII characters" }]);
  return { callerId: caller.id, key, method: method.name, body };
}

/** The property a call is about, its id in one spelling; undefined when the method knows no such parameter. */
function propertyOf(method: Method, params: Record<string, unknown>): string | undefined {
  if (typeof params.propertyId !== "string" || !("propertyId" in method.params.properties)) return undefined;
  params.propertyId = params.propertyId.toLowerCase();
  return params.propertyId as string;
}

/** The grant for the property the call names, if the caller may see it at all. */
function grantOf(method: Method, caller: Caller, propertyId: string): Grant | undefined {
  const grant = caller.grants.get(propertyId);
  return grant && (!grant.deleted || method.seesDeleted) ? grant : undefined;
}

/** Reads ignore what they do not know and say so; writes refuse it. */
function checkParams(method: Method, params: Record<string, unknown>): readonly string[] {
  const validator = validatorOf(method.params);
  if (validator.check(params)) return [];
  const { faults, unknown } = validator.problems(params);
  if (method.effect === "write") throw invalid([...faults, ...unknown]);
  if (faults.length > 0) throw invalid(faults);
  return unknown.map(({ path }) => `Unknown parameter ${path} was ignored.`);
}

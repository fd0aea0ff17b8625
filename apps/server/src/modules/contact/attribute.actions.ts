// Values of custom attributes as a call gives them: each must be known, and fit its type.

import type { Context } from "../../kernel/context.ts";
import { invalid } from "../../kernel/error.ts";
import { type AttributeValue, misfit } from "./attribute.rules.ts";
import { type AttributeRow, listAttributes } from "./attribute.store.ts";

type Values = Readonly<Record<string, AttributeValue>>;

/** What is known with what is given written over it; null removes a value. */
export async function withAttributes(
  ctx: Context,
  o: { readonly propertyId: string; readonly object: AttributeRow["object"]; readonly known: Values },
  given: Readonly<Record<string, AttributeValue | null>> | undefined,
): Promise<Record<string, AttributeValue>> {
  if (!given) return { ...o.known };
  const types = new Map(
    (await listAttributes(ctx.db, o.propertyId, o.object)).map(({ key, data_type }) => [key, data_type]),
  );
  const problems = Object.entries(given).flatMap(([key, value]) => {
    const type = types.get(key);
    const path = `customAttributes.${key}`;
    if (!type) return [{ path, reason: "is no attribute yet: make it with contact.attribute.create-custom" }];
    const reason = value === null ? undefined : misfit(type, value);
    return reason ? [{ path, reason }] : [];
  });
  if (problems.length > 0) throw invalid(problems);
  const all = { ...o.known, ...given };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])),
  );
}

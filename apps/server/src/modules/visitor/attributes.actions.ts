// What a customer's pages say of a visitor: attributes, events and tags. Each says what is wrong by the contract's code,
// or writes; a contact gets it too, as far as it is proven. The visitor is locked by the caller, so that two tabs do not undo each other.

import type { Context } from "../../kernel/context.ts";
import { insertAttributes, type Proof, setPersonAttributes, setPersonTags } from "../contact/index.ts";
import {
  type AttributeFault,
  type Attributes,
  addTo,
  dataTypeOf,
  type EventFault,
  labelOf,
  readAttributes,
  readEvent,
  readTags,
  type TagFault,
} from "./attributes.rules.ts";
import { insertVisitorEvent } from "./identity.store.ts";
import { saveVisitor, type VisitorRow } from "./visitor.store.ts";

type Done<F> = { readonly fault: F } | { readonly visitor: VisitorRow };

/** Own attributes alone: name, address and hash are the caller's business. */
export async function setAttributes(
  ctx: Context,
  visitor: VisitorRow,
  given: unknown,
  by: Proof,
): Promise<Done<AttributeFault>> {
  const read = readAttributes(given, visitor.custom_attributes as Attributes);
  if ("fault" in read) return read;
  const { property_id, person_id } = visitor;
  const changed = { ...visitor, custom_attributes: { ...visitor.custom_attributes, ...read.value } };
  await saveVisitor(ctx.db, changed);
  if (person_id)
    await setPersonAttributes(ctx, { propertyId: property_id, personId: person_id, by }, read.value);
  await insertAttributes(
    ctx.db,
    Object.entries(read.value).map(([key, value]) => ({
      property_id,
      object: "person",
      key,
      label: labelOf(key),
      data_type: dataTypeOf(value),
    })),
  );
  return { visitor: changed };
}

export async function addEvent(
  ctx: Context,
  visitor: VisitorRow,
  name: unknown,
  metadata?: unknown,
): Promise<Done<EventFault>> {
  const read = readEvent(name, metadata);
  if ("fault" in read) return read;
  const { property_id, visitor_id } = visitor;
  const made = { property_id, visitor_id, event_id: ctx.newId(), created_on: ctx.now };
  await insertVisitorEvent(ctx.db, { ...made, ...read.value });
  return { visitor };
}

export async function addTags(
  ctx: Context,
  visitor: VisitorRow,
  given: unknown,
  by: Proof,
): Promise<Done<TagFault>> {
  const read = readTags(given);
  if ("fault" in read) return read;
  const all = addTo(visitor.tags, read.value);
  if ("fault" in all) return all;
  return { visitor: await keepTags(ctx, visitor, all.value, { add: read.value, remove: [], by }) };
}

export async function removeTags(
  ctx: Context,
  visitor: VisitorRow,
  given: unknown,
  by: Proof,
): Promise<Done<TagFault>> {
  const read = readTags(given);
  if ("fault" in read) return read;
  const gone = new Set(read.value);
  const left = visitor.tags.filter((tag) => !gone.has(tag));
  return { visitor: await keepTags(ctx, visitor, left, { add: [], remove: read.value, by }) };
}

async function keepTags(
  ctx: Context,
  visitor: VisitorRow,
  tags: string[],
  change: { readonly add: readonly string[]; readonly remove: readonly string[]; readonly by: Proof },
): Promise<VisitorRow> {
  const changed = { ...visitor, tags };
  await saveVisitor(ctx.db, changed);
  const { property_id: propertyId, person_id: personId } = visitor;
  if (personId) await setPersonTags(ctx, { propertyId, personId, by: change.by }, change);
  return changed;
}

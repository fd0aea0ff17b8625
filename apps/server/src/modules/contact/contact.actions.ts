// Saving what is known of a person: the contact of that address, the one known already, or a new one. Whatever really
// changes them is told, with all that is kept of them.

import type { Context } from "../../kernel/context.ts";
import { fitting } from "./attribute.rules.ts";
import { findAttributeTypes } from "./attribute.store.ts";
import { contactCreate, contactUpdate } from "./contact.events.ts";
import { presentContact } from "./contact.resource.ts";
import type { Proof } from "./contact.rules.ts";
import {
  changePersonTags,
  findPersonIdByEmail,
  insertPerson,
  mergePersonAttributes,
  type PersonRow,
  updatePerson,
} from "./contact.store.ts";
import { holdPerson } from "./person.store.ts";

export interface PersonDetails {
  /** The contact the visitor is already. */
  readonly personId: string | null;
  readonly name: { readonly first: string; readonly last: string } | undefined;
  readonly email: string | null;
  readonly phone: string | null;
  /** Whose word this is. */
  readonly by: Proof;
  readonly customAttributes: PersonRow["custom_attributes"];
  readonly tags: readonly string[];
  readonly firstSeenOn: Date;
}

/** Answers the id of the contact. */
export async function savePerson(ctx: Context, propertyId: string, details: PersonDetails): Promise<string> {
  const { name, email, phone, by } = details;
  const attributes = await fittingOf(ctx, propertyId, details.customAttributes);
  const key = email?.toLowerCase();
  const found =
    key !== undefined && (!details.personId || key === by.email)
      ? await findPersonIdByEmail(ctx.db, propertyId, key)
      : undefined;
  // Who proved an address is the contact of it, whoever they said they were before.
  const wanted = found ?? details.personId;
  const known = wanted && (await holdPerson(ctx.db, propertyId, wanted));
  if (known) {
    const at = { propertyId, personId: known, by, now: ctx.now };
    let changed = await updatePerson(ctx.db, { ...at, name, email, phone, takes: found !== undefined });
    // What a visitor brought along who was no contact yet.
    const { tags } = details;
    if (!details.personId && Object.keys(attributes).length > 0)
      changed = (await mergePersonAttributes(ctx.db, { ...at, attributes })) ?? changed;
    if (!details.personId && tags.length > 0)
      changed = (await changePersonTags(ctx.db, { ...at, add: tags, remove: [] })) ?? changed;
    tell(ctx, changed);
    return known;
  }
  const made: PersonRow = {
    property_id: propertyId,
    person_id: ctx.newId(),
    first_name: name?.first ?? null,
    last_name: name?.last || null,
    emails: email ? [email] : [],
    phones: phone ? [phone] : [],
    job_title: null,
    user_id: by.userId,
    tags: [...details.tags],
    custom_attributes: attributes,
    avatar: null,
    social_profiles: [],
    organization_id: null,
    first_seen_on: details.firstSeenOn,
    last_seen_on: ctx.now,
    created_on: ctx.now,
    updated_on: ctx.now,
  };
  const personId = await insertPerson(ctx.db, made);
  // Another id is that of who was quicker.
  if (personId === made.person_id) ctx.emit(contactCreate, { propertyId, payload: presentContact(made) });
  return personId;
}

interface Whose {
  readonly propertyId: string;
  readonly personId: string;
  readonly by: Proof;
}

export async function setPersonAttributes(
  ctx: Context,
  whose: Whose,
  attributes: PersonRow["custom_attributes"],
): Promise<void> {
  const fit = await fittingOf(ctx, whose.propertyId, attributes);
  if (Object.keys(fit).length > 0)
    tell(ctx, await mergePersonAttributes(ctx.db, { ...whose, attributes: fit, now: ctx.now }));
}

export async function setPersonTags(
  ctx: Context,
  whose: Whose,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  tell(ctx, await changePersonTags(ctx.db, { ...whose, ...change, now: ctx.now }));
}

async function fittingOf(ctx: Context, propertyId: string, said: PersonRow["custom_attributes"]) {
  return fitting(said, await findAttributeTypes(ctx.db, propertyId, Object.keys(said)));
}

/** Nothing changed where there is no row. */
function tell(ctx: Context, row: PersonRow | undefined): void {
  if (row) ctx.emit(contactUpdate, { propertyId: row.property_id, payload: presentContact(row) });
}

// Saving what is known of a person: the contact of that address, the one known already, or a new one.

import type { Context } from "../../kernel/context.ts";
import { findPersonIdByEmail, insertPerson, updatePerson } from "./contact.store.ts";

export interface PersonDetails {
  /** The contact the visitor is already. */
  readonly personId: string | null;
  readonly name: { readonly first: string; readonly last: string } | undefined;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Answers the id of the contact. */
export async function savePerson(ctx: Context, propertyId: string, details: PersonDetails): Promise<string> {
  const { name, email, phone } = details;
  const known =
    details.personId ??
    (email ? await findPersonIdByEmail(ctx.db, propertyId, email.toLowerCase()) : undefined);
  if (known) {
    await updatePerson(ctx.db, { propertyId, personId: known, name, email, phone, now: ctx.now });
    return known;
  }
  return insertPerson(ctx.db, {
    property_id: propertyId,
    person_id: ctx.newId(),
    first_name: name?.first ?? null,
    last_name: name?.last || null,
    emails: email ? [email] : [],
    phones: phone ? [phone] : [],
    job_title: null,
    user_id: null,
    tags: [],
    custom_attributes: {},
    device: null,
    location: null,
    web_session: null,
    first_seen_on: ctx.now,
    last_seen_on: ctx.now,
    created_on: ctx.now,
    updated_on: ctx.now,
  });
}

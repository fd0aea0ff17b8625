// What the team does with contacts.

import type { Context } from "../../kernel/context.ts";
import { invalid } from "../../kernel/error.ts";
import { withAttributes } from "./attribute.actions.ts";
import { contactCreate, contactUpdate } from "./contact.events.ts";
import { presentContact } from "./contact.resource.ts";
import type { PersonRow } from "./contact.store.ts";
import { holdOrganization } from "./organization.store.ts";
import type { PersonChange } from "./person.params.ts";
import { differs, edited, isWebAddress, type PersonEdit } from "./person.rules.ts";
import { writeNewPerson, writePerson } from "./person.store.ts";
import { EMAIL, unlessTaken } from "./taken.ts";

/** What was said, with its addresses, organization and attributes looked at. */
async function checked(
  ctx: Context,
  propertyId: string,
  known: PersonRow["custom_attributes"],
  change: PersonChange,
): Promise<PersonEdit> {
  const problems = [
    ...(change.avatar && !isWebAddress(change.avatar) ? ["avatar"] : []),
    ...(change.socialProfiles ?? []).flatMap(({ url }, at) =>
      isWebAddress(url) ? [] : [`socialProfiles[${at}].url`],
    ),
  ];
  if (problems.length > 0)
    throw invalid(problems.map((path) => ({ path, reason: "must be an http or https address" })));
  const { organizationId } = change;
  if (organizationId && !(await holdOrganization(ctx.db, propertyId, organizationId)))
    ctx.invalid("organizationId", "is no organization of this property");
  const customAttributes = await withAttributes(
    ctx,
    { propertyId, object: "person", known },
    change.customAttributes,
  );
  return { ...change, customAttributes } as PersonEdit;
}

export function blankPerson(ctx: Context, propertyId: string): PersonRow {
  return {
    property_id: propertyId,
    person_id: ctx.newId(),
    first_name: null,
    last_name: null,
    emails: [],
    phones: [],
    job_title: null,
    user_id: null,
    tags: [],
    custom_attributes: {},
    avatar: null,
    social_profiles: [],
    organization_id: null,
    first_seen_on: ctx.now,
    last_seen_on: ctx.now,
    created_on: ctx.now,
    updated_on: ctx.now,
  };
}

export async function createPerson(
  ctx: Context,
  propertyId: string,
  change: PersonChange,
): Promise<PersonRow> {
  const blank = blankPerson(ctx, propertyId);
  const row = edited(blank, await checked(ctx, propertyId, {}, change));
  if (!row.first_name && !row.last_name && !row.emails[0] && !row.phones[0])
    return ctx.invalid("name", "is required, unless there is an address or a number");
  await unlessTaken(ctx, EMAIL, () => writeNewPerson(ctx.db, row));
  ctx.emit(contactCreate, { propertyId, payload: presentContact(row) });
  return row;
}

/** Of a contact who is locked. Nothing is told when nothing changed. */
export async function changePerson(ctx: Context, row: PersonRow, change: PersonChange): Promise<PersonRow> {
  const edit = await checked(ctx, row.property_id, row.custom_attributes, change);
  const next = { ...edited(row, edit), updated_on: ctx.now };
  if (!differs(row, next)) return row;
  await unlessTaken(ctx, EMAIL, () => writePerson(ctx.db, next));
  ctx.emit(contactUpdate, { propertyId: row.property_id, payload: presentContact(next) });
  return next;
}

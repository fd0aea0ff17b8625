// Knowing a visitor: the one who wrote under this address before, or a new one; with details saved they are a contact.

import type { Context } from "../../kernel/context.ts";
import { oneLine, type Static } from "../../kernel/schema.ts";
import { type Proof, savePerson, TEAM } from "../contact/index.ts";
import type { Attributes } from "./attributes.rules.ts";
import { presentVisitor, type Visitor } from "./live.resource.ts";
import { findShown } from "./live.store.ts";
import { visitorUpdate } from "./visitor.events.ts";
import { splitName, unnamedVisitor } from "./visitor.rules.ts";
import { lockVisitorByEmail, saveVisitor, type VisitorRow } from "./visitor.store.ts";

export interface VisitorDetails {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** For the team. What is not given stays as it was known. */
export async function welcomeVisitor(
  ctx: Context,
  propertyId: string,
  details: VisitorDetails,
): Promise<VisitorRow> {
  const email = details.email ?? null;
  const known = email ? await lockVisitorByEmail(ctx.db, propertyId, email.toLowerCase()) : undefined;
  const name = details.name === undefined ? "" : oneLine(details.name);
  const visitor: VisitorRow = {
    property_id: propertyId,
    visitor_id: known?.visitor_id ?? ctx.randomText(21),
    person_id: known?.person_id ?? null,
    name: name || known?.name || unnamedVisitor(ctx.now),
    named: name !== "" || known?.named === true,
    email: email ?? known?.email ?? null,
    phone: details.phone ?? known?.phone ?? null,
    country_code: known?.country_code ?? null,
    city: known?.city ?? null,
    ip: known?.ip ?? null,
    tags: known?.tags ?? [],
    custom_attributes: known?.custom_attributes ?? {},
    first_seen_on: known?.first_seen_on ?? ctx.now,
    last_seen_on: ctx.now,
  };
  const saved = { ...visitor, person_id: await personOf(ctx, visitor, TEAM) };
  await saveVisitor(ctx.db, saved);
  return saved;
}

/** What is not given stays. Whoever leaves a detail is a contact; what becomes of that one is up to who says it. */
export async function changeDetails(
  ctx: Context,
  visitor: VisitorRow,
  details: VisitorDetails,
  by: Proof,
): Promise<VisitorRow> {
  const name = details.name === undefined ? "" : oneLine(details.name);
  const changed: VisitorRow = {
    ...visitor,
    name: name || visitor.name,
    named: name !== "" || visitor.named,
    email: details.email ?? visitor.email,
    phone: details.phone ?? visitor.phone,
    last_seen_on: ctx.now,
  };
  const saved = { ...changed, person_id: await personOf(ctx, changed, by) };
  await saveVisitor(ctx.db, saved);
  return saved;
}

/** Says to all who watch how a visitor is known from now on; answers it. */
export async function tellOfVisitor(
  ctx: Context,
  propertyId: string,
  visitorId: string,
): Promise<Static<typeof Visitor>> {
  const [row] = await findShown(ctx.db, [{ propertyId, visitorId }]);
  if (!row) throw new Error("A visitor is gone in the middle of a change of theirs.");
  const payload = presentVisitor(row, ctx.now);
  ctx.emit(visitorUpdate, { propertyId, payload });
  return payload;
}

/** Nobody is a contact before a detail of theirs is known. */
async function personOf(ctx: Context, visitor: VisitorRow, by: Proof): Promise<string | null> {
  if (!visitor.named && !visitor.email && !visitor.phone) return visitor.person_id;
  return savePerson(ctx, visitor.property_id, {
    personId: visitor.person_id,
    name: visitor.named ? splitName(visitor.name) : undefined,
    email: visitor.email,
    phone: visitor.phone,
    by,
    customAttributes: visitor.custom_attributes as Attributes,
    tags: visitor.tags,
    firstSeenOn: visitor.first_seen_on,
  });
}

// A page of contacts as a caller asks for it.

import type { Context } from "../../kernel/context.ts";
import { invalid } from "../../kernel/error.ts";
import { JsonText } from "../../kernel/json-text.ts";
import type { Page, Static } from "../../kernel/schema.ts";
import { listAttributes } from "./attribute.store.ts";
import { Person, presentKept, presentPerson } from "./contact.resource.ts";
import { type Filter, type FilterWish, readFilter } from "./filter.rules.ts";
import { personTextsOf } from "./list.cache.ts";
import { cursorOf, fragmentsOf, type PersonSort, placeOf } from "./list.rules.ts";
import { findKnownPersons, findPersons, type ListedPerson, listPersons } from "./list.store.ts";

export interface PersonsWish {
  readonly propertyId: string;
  readonly size?: number;
  readonly offset?: number;
  readonly cursor?: string;
  readonly sort?: PersonSort;
  readonly fields?: readonly string[];
  readonly query?: string;
  readonly filters?: FilterWish;
}

/** Fields that are read from visits, chats, tickets and events, a few trips into views for each contact. */
const told = new Set(["device", "location", "webSession", "liveChat", "ticket", "customEvents"]);

/** What a list shows when nobody says. */
export const keptFields = [
  ...["id", "name", "jobTitle", "primaryEmail", "emails", "primaryPhone", "phones", "avatar"],
  ...["socialProfiles", "tags", "organizationId", "userId", "firstSeenOn", "lastSeenOn", "customAttributes"],
  ...["createdOn", "updatedOn"],
] as const;

type Shown = Static<typeof Person> | JsonText;

export async function listPage(ctx: Context, wish: PersonsWish): Promise<Page<Shown>> {
  const { propertyId, size = 50, offset = 0, sort = "co-new-old", cursor, fields = keptFields } = wish;
  const after = cursor === undefined ? undefined : placeOf(sort, cursor);
  if (cursor !== undefined && !after)
    return ctx.invalid("cursor", "must be `next` of a page in the same order");
  if (cursor !== undefined && offset > 0) return ctx.invalid("offset", "goes without a cursor");
  const query = wish.query?.trim();
  const page = await listPersons(ctx.db, propertyId, {
    ...{ sort, size, offset, after },
    filter: wish.filters ? await filterOf(ctx, propertyId, wish.filters) : undefined,
    fragments: query ? fragmentsOf(query) : undefined,
  });
  const last = page.rows.at(-1);
  return {
    total: page.total,
    items: await shown(ctx, propertyId, page.rows, fields),
    next: page.more && last ? cursorOf(sort, { key: last.key, id: last.person_id }) : undefined,
  };
}

async function shown(
  ctx: Context,
  propertyId: string,
  rows: readonly ListedPerson[],
  fields: readonly string[],
): Promise<readonly Shown[]> {
  const ids = rows.map(({ person_id }) => person_id);
  if (fields.some((field) => told.has(field))) {
    const known = await findKnownPersons(ctx.db, propertyId, ids);
    const byId = new Map(known.map((row) => [row.person_id, presentPerson(row, fields)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
  const texts = personTextsOf(ctx.db);
  const nowMs = ctx.now.getTime();
  const keyOf = (id: string) => `${propertyId}${id}${fields.join()}`;
  const found = new Map<string, JsonText>();
  const missing: string[] = [];
  for (const { person_id, version } of rows) {
    const text = texts.find(keyOf(person_id), version, nowMs);
    if (text) found.set(person_id, text);
    else missing.push(person_id);
  }
  for (const { version, ...row } of missing.length > 0
    ? await findPersons(ctx.db, propertyId, missing)
    : []) {
    const text = new JsonText(Person, presentKept(row, fields));
    texts.keep(keyOf(row.person_id), version, text, nowMs);
    found.set(row.person_id, text);
  }
  // One that was deleted in between is on no page.
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function filterOf(ctx: Context, propertyId: string, wish: FilterWish): Promise<Filter | undefined> {
  const attributes = await listAttributes(ctx.db, propertyId, "person");
  const read = readFilter(wish, new Map(attributes.map(({ key, data_type }) => [key, data_type])));
  if ("problems" in read) throw invalid(read.problems);
  return read.filter;
}

// A page of contacts as a caller asks for it.

import type { Context } from "../../kernel/context.ts";
import { invalid } from "../../kernel/error.ts";
import type { Page, Static } from "../../kernel/schema.ts";
import { listAttributes } from "./attribute.store.ts";
import { type Person, presentKept, presentPerson } from "./contact.resource.ts";
import { type Filter, type FilterWish, readFilter } from "./filter.rules.ts";
import { cursorOf, fragmentsOf, type PersonSort, placeOf } from "./list.rules.ts";
import { listPersons } from "./list.store.ts";

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

export async function listPage(ctx: Context, wish: PersonsWish): Promise<Page<Static<typeof Person>>> {
  const { propertyId, size = 50, offset = 0, sort = "co-new-old", cursor, fields = keptFields } = wish;
  const after = cursor === undefined ? undefined : placeOf(sort, cursor);
  if (cursor !== undefined && !after)
    return ctx.invalid("cursor", "must be `next` of a page in the same order");
  if (cursor !== undefined && offset > 0) return ctx.invalid("offset", "goes without a cursor");
  const known = fields.some((field) => told.has(field));
  const query = wish.query?.trim();
  const page = await listPersons(ctx.db, propertyId, {
    ...{ sort, size, offset, after, known },
    filter: wish.filters ? await filterOf(ctx, propertyId, wish.filters) : undefined,
    fragments: query ? fragmentsOf(query) : undefined,
  });
  const last = page.rows.at(-1);
  return {
    total: page.total,
    items: page.rows.map((row) => ("visits" in row ? presentPerson(row, fields) : presentKept(row, fields))),
    next: page.more && last ? cursorOf(sort, { key: last.key, id: last.person_id }) : undefined,
  };
}

async function filterOf(ctx: Context, propertyId: string, wish: FilterWish): Promise<Filter | undefined> {
  const attributes = await listAttributes(ctx.db, propertyId, "person");
  const read = readFilter(wish, new Map(attributes.map(({ key, data_type }) => [key, data_type])));
  if ("problems" in read) throw invalid(read.problems);
  return read.filter;
}

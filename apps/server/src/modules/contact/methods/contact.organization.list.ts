// contact.organization.list: the organizations of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, paging, strict, Text, Type } from "../../../kernel/schema.ts";
import { cursorOf, MAX_CURSOR, placeOf } from "../list.rules.ts";
import { Organization, presentOrganization } from "../organization.resource.ts";
import { organizationSorts } from "../organization.rules.ts";
import { listOrganizations } from "../organization.store.ts";

export default defineMethod({
  name: "contact.organization.list",
  summary: "List the organizations of a property.",
  description: "By name. `next` in the reply is the cursor of the page after this one.",
  scopes: ["contact_person_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    ...paging,
    cursor: Type.Optional(
      Type.String({
        maxLength: MAX_CURSOR,
        description: "`next` of the page before; with the same `sort` and `query`.",
      }),
    ),
    sort: Type.Optional(
      OneOf(
        organizationSorts,
        "By name (`n`, `n-a-z` when left out), creation (`co`) or last change (`uo`).",
      ),
    ),
    query: Type.Optional(Text(200, "A part of the name or the domain.", 0)),
  }),
  result: Organization,
  example: (world) => ({ propertyId: world.property.id, size: 10 }),
  since: "0.3",
  async handler(ctx, { propertyId, size = 50, offset = 0, cursor, sort = "n-a-z", query }) {
    const after = cursor === undefined ? undefined : placeOf(sort, cursor);
    if (cursor !== undefined && !after)
      return ctx.invalid("cursor", "must be `next` of a page in the same order");
    if (cursor !== undefined && offset > 0) return ctx.invalid("offset", "goes without a cursor");
    const page = { sort, size, offset, after, query: query?.trim() };
    const { total, rows, more } = await listOrganizations(ctx.db, propertyId, page);
    const last = rows.at(-1);
    return {
      total,
      items: rows.map(presentOrganization),
      next: more && last ? cursorOf(sort, { key: last.key, id: last.organization_id }) : undefined,
    };
  },
});

// property.list: everything the credential sees.

import { covers } from "../../../kernel/caller.ts";
import { defineMethod } from "../../../kernel/define.ts";
import { paging, strict, Type } from "../../../kernel/schema.ts";
import { Property, PropertyType, presentProperty } from "../property.resource.ts";
import { binHorizon } from "../property.rules.ts";
import { listProperties } from "../property.store.ts";

export default defineMethod({
  name: "property.list",
  summary: "List the properties the credential sees, by name.",
  description:
    "Without filters and without `size` it returns all of them, apart from those in the bin, which are listed with `deleted: true`.",
  scopes: ["property_read"],
  effect: "read",
  list: true,
  params: strict({
    type: Type.Optional(PropertyType),
    enabled: Type.Optional(Type.Boolean({ description: "Only those in use, or only those that are not." })),
    deleted: Type.Optional(
      Type.Boolean({ description: "True for those in the bin that can still be restored." }),
    ),
    size: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1000, description: "Rows to return; all when absent." }),
    ),
    offset: paging.offset,
  }),
  result: Property,
  seesDeleted: true,
  example: () => ({}),
  since: "0.1",
  async handler(ctx, { type, enabled, deleted = false, size, offset = 0 }) {
    const { grants } = ctx.caller;
    const visible = [...grants.values()].filter(
      (grant) => grant.deleted === deleted && covers(grant.scopes, ["property_read"]),
    );
    const rows = await listProperties(
      ctx.db,
      visible.map((grant) => grant.propertyId),
      { type, enabled, deletedAfter: deleted ? binHorizon(ctx.now) : undefined },
    );
    const items = rows.flatMap((row) => {
      const grant = grants.get(row.property_id);
      return grant ? [presentProperty(row, grant)] : [];
    });
    return { total: items.length, items: items.slice(offset, size ? offset + size : undefined) };
  },
});

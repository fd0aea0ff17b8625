// property.info: one property, with the blocks asked for.

import { covers } from "../../../kernel/caller.ts";
import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { findPropertyInfo } from "../property.actions.ts";
import { propertyErrors } from "../property.errors.ts";
import { PropertyInfo } from "../property.resource.ts";

const flag = (description: string) => Type.Optional(Type.Boolean({ description }));

export default defineMethod({
  name: "property.info",
  summary: "Show a property: its name, and each block asked for.",
  scopes: ["property_read"],
  effect: "read",
  params: strict({
    propertyId: Id("property"),
    fields: Type.Optional(
      strict(
        {
          settings: flag("Add address, language, time zone, and whether it is enabled and a sandbox."),
          agents: flag("Add its members. Needs the scope `members_read`."),
          widgets: flag("Add its widgets. Needs the scope `widgets_read`."),
          assets: flag("Add the addresses of its pictures."),
          createdOn: flag("Add the day it was made."),
        },
        "The blocks to add.",
      ),
    ),
  }),
  result: PropertyInfo,
  errors: propertyErrors.pick("not_found", "forbidden"),
  example: (world) => ({
    propertyId: world.property.id,
    fields: { settings: true, agents: true, widgets: true, assets: true, createdOn: true },
  }),
  since: "0.1",
  async handler(ctx, { propertyId, fields = {} }) {
    const held = ctx.caller.grants.get(propertyId)?.scopes ?? new Set<string>();
    if (fields.agents && !covers(held, ["members_read"])) return ctx.fail("forbidden");
    if (fields.widgets && !covers(held, ["widgets_read"])) return ctx.fail("forbidden");
    return (await findPropertyInfo(ctx, propertyId, fields)) ?? ctx.fail("not_found");
  },
});

// visitor.list: who is on the site now.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, paging, strict, Type } from "../../../kernel/schema.ts";
import { presentVisitor, Visitor } from "../live.resource.ts";
import { listLive } from "../live.store.ts";
import { horizonsAt } from "../session.rules.ts";

export default defineMethod({
  name: "visitor.list",
  summary: "List the visitors who are on the site, the latest to come first.",
  description:
    "At most a second behind. Programs that read pages are no visitors. Who left is listed for 15 seconds more, as between two pages everybody is away for a moment.",
  scopes: ["visitors_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    group: Type.Optional(
      OneOf(
        ["served", "active", "idle"],
        "Only those in a chat, only those who look around, or only those without action for ten minutes.",
      ),
    ),
    query: Type.Optional(
      Type.String({
        maxLength: 100,
        description: "Part of a name, address, number, page, place or referrer.",
      }),
    ),
    ...paging,
  }),
  result: Visitor,
  example: (world) => ({ propertyId: world.property.id, group: "served" as const }),
  since: "0.1",
  async handler(ctx, { propertyId, group, query, size = 50, offset = 0 }) {
    const filter = { propertyId, group, query: query?.trim().toLowerCase() || undefined };
    const { total, rows } = await listLive(ctx.db, filter, horizonsAt(ctx.now), { size, offset });
    return { total, items: rows.map((row) => presentVisitor(row, ctx.now)) };
  },
});

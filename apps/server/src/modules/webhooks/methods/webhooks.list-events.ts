// webhooks.list-events: what webhooks may hear of.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict } from "../../../kernel/schema.ts";
import { scopesAt } from "../webhooks.actions.ts";
import { exportedEvents } from "../webhooks.catalogue.ts";
import { HookEvent } from "../webhooks.resource.ts";
import { missingFor } from "../webhooks.rules.ts";

export default defineMethod({
  name: "webhooks.list-events",
  summary: "List the events that webhooks may hear of.",
  description: "`may` tells whether the caller's scopes suffice to subscribe to it.",
  scopes: ["webhooks_read"],
  effect: "read",
  list: true,
  params: strict({ propertyId: Id("property"), ...paging }),
  result: HookEvent,
  example: (world) => ({ propertyId: world.property.id, size: 3 }),
  since: "0.1",
  handler(ctx, { propertyId, size = 50, offset = 0 }) {
    const held = scopesAt(ctx, propertyId);
    const all = [...exportedEvents.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const items = all.slice(offset, offset + size).map(({ name, summary }) => ({
      event: name,
      summary,
      may: missingFor([name], exportedEvents, held).length === 0,
    }));
    return Promise.resolve({ total: all.length, items });
  },
});

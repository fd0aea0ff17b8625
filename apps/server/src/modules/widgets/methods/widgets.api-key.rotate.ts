// widgets.api-key.rotate: a new JavaScript API key, the first included.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { apiKeysOf, renewApiKey } from "../widgets.actions.ts";
import { widgetApiKey } from "../widgets.events.ts";
import { WidgetApiKey } from "../widgets.resource.ts";
import { findIdentity } from "../widgets.store.ts";

const MAX_OVERLAP_S = 30 * 86_400;

export default defineMethod({
  name: "widgets.api-key.rotate",
  summary: "Make a new JavaScript API key for a property.",
  description:
    "Hashes made with the old key count until `overlapSeconds` have passed (0, the default, ends them at once). Rotating again during an overlap ends the oldest key.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    overlapSeconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_OVERLAP_S,
        default: 0,
        description: "Seconds during which the old key counts too, 30 days at most.",
      }),
    ),
  }),
  result: WidgetApiKey,
  emits: [widgetApiKey],
  example: (world) => ({ propertyId: world.property.id, overlapSeconds: 86_400 }),
  since: "0.2",
  async handler(ctx, { propertyId, overlapSeconds = 0 }) {
    const row = await findIdentity(ctx.db, propertyId, "lock");
    const until = overlapSeconds > 0 ? new Date(ctx.now.getTime() + overlapSeconds * 1000) : undefined;
    const [renewed] = apiKeysOf(ctx.vault, await renewApiKey(ctx, row, until), ctx.now);
    if (!renewed) throw new Error("A key that was just made is not there.");
    return renewed;
  },
});

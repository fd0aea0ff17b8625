// widgets.cards.remove: a card less in a widget's window.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { withoutCard } from "../cards.rules.ts";
import { Card } from "../settings.resource.ts";
import { cardOf, changeCards, lockSettings } from "../widgets.actions.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { widgetUpdate } from "../widgets.events.ts";
import { madeFor, WidgetId } from "../widgets.resource.ts";

export default defineMethod({
  name: "widgets.cards.remove",
  summary: "Take a card out of a chat widget.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    widgetId: WidgetId,
    cardId: Card.properties.id,
    settingsVersion: Type.Optional(madeFor),
  }),
  result: strict({}),
  errors: widgetsErrors.pick("not_found", "settings_changed"),
  emits: [widgetUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    widgetId: "default",
    cardId: "text:away000000",
  }),
  since: "0.2",
  async handler(ctx, { propertyId, widgetId, cardId, settingsVersion }) {
    const found = await lockSettings(ctx, { propertyId, widgetId, settingsVersion });
    const spot = cardOf(ctx, found, cardId);
    await changeCards(ctx, found, withoutCard(found.settings.widget.states, spot, cardId));
    return {};
  },
});

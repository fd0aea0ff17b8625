// widgets.cards.update: what a card says, and where it stands.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { withCard, withoutCard } from "../cards.rules.ts";
import { Card, CardContent, OnePart, OneState } from "../settings.resource.ts";
import { cardOf, changeCards, lockSettings } from "../widgets.actions.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { widgetUpdate } from "../widgets.events.ts";
import { madeFor, PlacedCard, presentPlaced, WidgetId } from "../widgets.resource.ts";

export default defineMethod({
  name: "widgets.cards.update",
  summary: "Change what a card of a chat widget says, or where it stands.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    widgetId: WidgetId,
    cardId: Card.properties.id,
    content: Type.Optional(CardContent),
    state: Type.Optional(OneState),
    part: Type.Optional(OnePart),
    position: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 10, description: "Its place there, from 0; last beyond the end." }),
    ),
    settingsVersion: Type.Optional(madeFor),
  }),
  result: PlacedCard,
  errors: widgetsErrors.pick("not_found", "settings_changed"),
  emits: [widgetUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    widgetId: "default",
    cardId: "heading:online0000",
    content: { text: "Buongiorno!" },
  }),
  since: "0.2",
  async handler(ctx, { propertyId, widgetId, cardId, content, settingsVersion, ...to }) {
    const found = await lockSettings(ctx, { propertyId, widgetId, settingsVersion });
    const { card, ...from } = cardOf(ctx, found, cardId);
    const made = { ...card, content: { ...card.content, ...content } };
    const rest = withoutCard(found.settings.widget.states, from, cardId);
    const [state, part] = [to.state ?? from.state, to.part ?? from.part];
    const moves = state !== from.state || part !== from.part;
    const position = Math.min(to.position ?? (moves ? Infinity : from.position), rest[state][part].length);
    const spot = { state, part, position };
    const { version } = await changeCards(ctx, found, withCard(rest, spot, made));
    return presentPlaced(made, spot, version);
  },
});

// widgets.cards.add: one more card for a widget's window.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { withCard } from "../cards.rules.ts";
import { CardContent, CardType, OnePart, OneState } from "../settings.resource.ts";
import { changeCards, lockSettings, spotIn } from "../widgets.actions.ts";
import { widgetsErrors } from "../widgets.errors.ts";
import { widgetUpdate } from "../widgets.events.ts";
import { madeFor, PlacedCard, presentPlaced, WidgetId } from "../widgets.resource.ts";

export default defineMethod({
  name: "widgets.cards.add",
  summary: "Add a card to what a chat widget shows in one of its states.",
  description:
    "Where the chat card stands last in the body the visitor writes at once; where it does not, it is a button that begins a conversation. Chat, form, search and earlier conversations stand at most once in a state, header and body hold ten cards each, and the header takes headings, texts and the search alone.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    widgetId: WidgetId,
    state: OneState,
    part: Type.Optional(OnePart),
    card: strict({ type: CardType, content: Type.Optional(CardContent) }, "The card; its id is drawn."),
    position: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 10,
        description: "Its place, from 0; those after it move down. Last where it is not given.",
      }),
    ),
    settingsVersion: Type.Optional(madeFor),
  }),
  result: PlacedCard,
  errors: widgetsErrors.pick("not_found", "settings_changed"),
  emits: [widgetUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    widgetId: "default",
    state: "online" as const,
    card: { type: "text" as const, content: { text: "Ordini prima delle 12: partono oggi." } },
    position: 0,
  }),
  since: "0.2",
  async handler(ctx, { propertyId, widgetId, state, part = "body", card, position, settingsVersion }) {
    const found = await lockSettings(ctx, { propertyId, widgetId, settingsVersion });
    const { type, content = {} } = card;
    const made = { id: `${type}:${ctx.randomText(10)}`, type, content };
    const spot = spotIn(found, { state, part, position });
    const { version } = await changeCards(ctx, found, withCard(found.settings.widget.states, spot, made));
    return presentPlaced(made, spot, version);
  },
});

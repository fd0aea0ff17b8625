// What happens to widgets. New settings are heard by the visitors of the property too, and their lines end with a widget.

import { defineEvent } from "../../kernel/define.ts";
import { Id, strict, Time, Type } from "../../kernel/schema.ts";
import { GlobalSettings, ListedWidget, WidgetChanges, WidgetId, WidgetSettings } from "./widgets.resource.ts";

const propertyId = Id("property");
const members = { audience: "property", scopes: ["widgets_read"] } as const;

export const widgetAdd = defineEvent({
  name: "widget:add",
  summary: "A widget was made.",
  webhook: "widget",
  payload: strict({ propertyId, ...ListedWidget.properties }),
  ...members,
});

export const widgetUpdate = defineEvent({
  name: "widget:update",
  summary: "A widget's name or settings changed.",
  webhook: "widget",
  payload: strict({ propertyId, widgetId: WidgetId, settings: WidgetSettings, changes: WidgetChanges }),
  ...members,
  alsoHeardBy: (payload) => [`visitors:${payload.propertyId}`],
});

export const widgetRemove = defineEvent({
  name: "widget:remove",
  summary: "A widget was removed.",
  webhook: "widget",
  payload: strict({ propertyId, ...ListedWidget.properties }),
  ...members,
  alsoHeardBy: (payload) => [`visitors:${payload.propertyId}`],
});

export const widgetGlobalSettings = defineEvent({
  name: "widget:global-settings",
  summary: "What holds for all widgets of a property changed.",
  webhook: "settings",
  payload: strict({ propertyId, ...GlobalSettings.properties }),
  ...members,
});

/** Never the key itself. */
export const widgetApiKey = defineEvent({
  name: "widget:api-key",
  summary: "A property has a new JavaScript API key.",
  payload: strict({
    propertyId,
    createdOn: Time("When it was made."),
    earlierValidUntil: Type.Optional(Time("Until when the one before still counts.")),
  }),
  audience: "property",
  scopes: ["widgets_api_read"],
});

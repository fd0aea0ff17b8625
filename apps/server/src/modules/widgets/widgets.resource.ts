// How a widget looks from outside: to the property's members, and to the visitors it is for.

import { Id, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import type { WidgetRow } from "../property/index.ts";
import type { Card as CardShape, Spot } from "./cards.rules.ts";
import {
  Branding,
  Card,
  Domains,
  Language,
  OnePart,
  OneState,
  SettingsDocument,
} from "./settings.resource.ts";
import { asksDepartment, complete, differences, type Partly } from "./settings.rules.ts";
import { readableTheme } from "./theme.rules.ts";
import type { FoundWidget, IdentityRow, VersionRow } from "./widgets.store.ts";

export const WidgetId = Type.String({
  pattern: "^[A-Za-z0-9]{1,50}$",
  description: "Id of the widget: `default`, or 1 to 50 letters and digits.",
});

/** In a request. */
export const widgetName = Text(80, "Name, for the team.");

const settingsVersion = Type.Integer({ description: "Goes up with every change of the settings." });

/** In a request. */
export const madeFor = Type.Integer({
  minimum: 1,
  description: "The version the change was made for: refused when somebody else was faster.",
});
const propertyName = Type.String({ description: "Name of the property." });

export const Widget = strict(
  {
    widgetId: WidgetId,
    name: Type.String({ description: "Name, for the team." }),
    createdOn: Time("When it was made."),
    settingsVersion,
    propertyName,
    ...SettingsDocument.properties,
  },
  "A chat widget with all its settings.",
);

export function presentWidget(found: FoundWidget): Static<typeof Widget> {
  return { ...presentListed(found.row), ...facts(found), ...found.settings };
}

export const ListedWidget = strict(
  {
    widgetId: WidgetId,
    name: Type.String({ description: "Name, for the team." }),
    createdOn: Time("When it was made."),
  },
  "A chat widget, as lists show it.",
);

export function presentListed(row: WidgetRow): Static<typeof ListedWidget> {
  return { widgetId: row.widget_id, name: row.name, createdOn: row.created_on.toISOString() };
}

const facts = ({ version, property }: FoundWidget) => ({
  settingsVersion: version,
  propertyName: property.name,
});

export const TeamFace = strict(
  {
    name: Type.String({ description: "Name visitors see." }),
    title: Type.Optional(Type.String({ description: "Title." })),
    picture: Type.Optional(Type.String({ description: "Path of the picture." })),
  },
  "Somebody of the team.",
);

const { domains: _domains, ...forVisitors } = SettingsDocument.properties;

export const WidgetSettings = strict(
  {
    settingsVersion,
    propertyName,
    ...forVisitors,
    departments: Type.Array(
      strict({ id: Id("department"), name: Type.String({ description: "Name." }) }, "A department."),
      { description: "What forms let them choose from; empty where none asks." },
    ),
    team: Type.Optional(
      Type.Array(TeamFace, { description: "At most three who are there now; absent where that is unknown." }),
    ),
    answersInS: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          "Seconds until the first answer, the median of the latest chats; absent where too few tell.",
      }),
    ),
  },
  "A widget's settings, as its visitors get them.",
);

export type MessengerSettings = Static<typeof WidgetSettings>;

const { widget: allOfWidget, ...aroundWidget } = WidgetSettings.properties;

export const WidgetChanges = strict(
  {
    ...Type.Partial(Type.Object(aroundWidget)).properties,
    widget: Type.Optional(
      strict({ ...Type.Partial(allOfWidget).properties }, "Of these, the entries that changed."),
    ),
  },
  "The entries of the settings that changed.",
);

/** The only producer of what visitors get. Colours are filled in, and corrected where nobody could read them. */
export function presentMessengerSettings(
  found: FoundWidget,
  more: {
    departments: readonly { readonly department_id: string; readonly name: string }[];
    team?: readonly Static<typeof TeamFace>[];
  },
): MessengerSettings {
  const { branding, widget, prechat, offline, consent } = found.settings;
  return {
    ...facts(found),
    branding,
    widget: { ...widget, theme: readableTheme(widget.theme) },
    prechat,
    offline,
    consent,
    departments: asksDepartment(found.settings)
      ? more.departments.map((one) => ({ id: one.department_id, name: one.name }))
      : [],
    ...(more.team ? { team: more.team.slice(0, 3) } : {}),
  };
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/** The schema with nothing required in its objects; lists are given whole or not at all. */
function partly(schema: object): object {
  const { required: _required, ...rest } = schema as ObjectSchema;
  if (!rest.properties) return schema;
  const properties = Object.entries(rest.properties).map(([name, one]) => [name, partly(one)]);
  return { ...rest, properties: Object.fromEntries(properties) };
}

/** A change of the settings: what is not in it stays. */
export const SettingsChange = Type.Unsafe<Partly<Static<typeof SettingsDocument>>>({
  ...partly(SettingsDocument),
  description: "What to change; the rest stays. Lists are replaced whole.",
});

export const GlobalSettings = strict(
  {
    secureMode: Type.Boolean({
      description: "Whether a visitor's name and address count only with a hash that your server made.",
    }),
    language: Language,
    branding: Branding,
    domains: Domains,
  },
  "What holds for all widgets of a property that do not say otherwise.",
);

/** What to change; lists are replaced whole. */
export const globalInput = {
  ...GlobalSettings.properties,
  branding: Type.Unsafe<Partial<Static<typeof Branding>>>(partly(Branding)),
};

export function presentGlobal({ secure_mode, settings }: IdentityRow): Static<typeof GlobalSettings> {
  const { branding, domains, widget } = complete(settings);
  return { secureMode: secure_mode, language: widget.language, branding, domains };
}

export const WidgetApiKey = strict(
  {
    apiKey: Type.String({ description: "The key: 40 hexadecimal characters. Keep it on your server." }),
    createdOn: Time("When it was made."),
    validUntil: Type.Optional(Time("Until when it still counts; absent on the current one.")),
  },
  "A JavaScript API key: proves who a visitor is.",
);

export const PlacedCard = strict(
  {
    ...Card.properties,
    state: OneState,
    part: OnePart,
    position: Type.Integer({ description: "Its place there, from 0." }),
    settingsVersion,
  },
  "A card and where it stands.",
);

export function presentPlaced(card: CardShape, spot: Spot, version: number): Static<typeof PlacedCard> {
  return { ...card, state: spot.state, part: spot.part, position: spot.position, settingsVersion: version };
}

export const WidgetVersion = strict(
  {
    settingsVersion: Type.Integer({ description: "Which it is." }),
    changedOn: Time("When it was made."),
    changedById: Type.Optional(Id("agent")),
    changed: Type.Array(Type.String({ description: "A setting, as `widget.features.emoji`." }), {
      description: "What differs from the version before; empty for the oldest that is kept.",
    }),
  },
  "A state of a widget's settings.",
);

/** Rows as they are kept, the newest first. */
export function presentVersions(rows: readonly VersionRow[]): readonly Static<typeof WidgetVersion>[] {
  return rows.map(({ version, settings, changed_on, changed_by }, at) => {
    const before = rows[at + 1];
    return {
      settingsVersion: version,
      changedOn: changed_on.toISOString(),
      ...(changed_by ? { changedById: changed_by } : {}),
      changed: before ? [...differences(complete(before.settings), complete(settings))] : [],
    };
  });
}

// The settings document of a widget (compatibility §1.14), with what Parlo adds: forms, consent, hours, domains. An
// empty text stands for the widget's own words, in the visitor's language.

import { OneOf, type Static, strict, Type } from "../../kernel/schema.ts";
import { MOST_CARDS } from "./cards.rules.ts";

const Colour = (of: string) =>
  Type.String({ pattern: "^#[0-9A-Fa-f]{6}$", description: `Colour of ${of}, as \`#RRGGBB\`.` });
const MaybeColour = (of: string, otherwise: string) =>
  Type.String({
    pattern: "^(#[0-9A-Fa-f]{6})?$",
    description: `Colour of ${of}, as \`#RRGGBB\`; empty for ${otherwise}.`,
  });
const Words = (maxLength: number, description: string) =>
  Type.String({ maxLength, description: `${description} Empty for the widget's own words.` });
const Flag = (description: string) => Type.Boolean({ description });
const Link = (description: string) =>
  Type.String({
    maxLength: 2000,
    pattern: "^(https?://\\S+)?$",
    description: `${description} Empty for none.`,
  });
const Whole = (minimum: number, maximum: number, description: string) =>
  Type.Integer({ minimum, maximum, description });

const READABLE = "what can be read on it";

export const FieldType = OneOf(
  ["text", "textarea", "name", "email", "phone", "department"],
  "What is asked: a line, a paragraph, the visitor's own details, or which department.",
);

export const FormField = strict(
  {
    label: Words(200, "The question."),
    type: FieldType,
    required: Flag("Whether it must be answered."),
    context: Type.Optional(
      OneOf(
        ["name", "email"],
        "What a `text` or `textarea` asks for: the visitor's name or address, as a question of that type does.",
      ),
    ),
    format: Type.Optional(
      Type.String({
        maxLength: 100,
        description: "Kept for programs that read it; nothing here goes by it.",
      }),
    ),
  },
  "A question of a form.",
);

const Fields = (description: string) => Type.Array(FormField, { maxItems: 20, description });
const fields = Fields("Its questions, in order.");

export const CardType = OneOf(
  ["heading", "text", "kb-search", "chat", "previous-conversations", "form"],
  "What it shows.",
);

export const CardContent = strict(
  {
    text: Type.Optional(
      Words(500, "What a heading or a text says, the label of a chat or form, the title of the others."),
    ),
    fields: Type.Optional(
      Fields(
        "Questions of a form, in order: asked in its state in place of those before a chat, or while nobody is there. None for those.",
      ),
    ),
  },
  "What is in it.",
);

export const Card = strict(
  {
    id: Type.String({
      pattern: "^(heading|text|kb-search|chat|previous-conversations|form):[\\w-]{10}$",
      description: "Its kind, a colon, and 10 letters, digits, `_` or `-`.",
    }),
    type: CardType,
    content: CardContent,
  },
  "A part of the window, above or below others.",
);

export const OneState = OneOf(["online", "away", "offline"], "Whether agents are there when it is shown.");
export const OnePart = OneOf(["header", "body"], "At the top in the header's colour, or below.");

const state = (when: string) =>
  strict(
    {
      header: Type.Array(Card, {
        maxItems: MOST_CARDS,
        description: "Headings, texts and a search, in the header's colour.",
      }),
      body: Type.Array(Card, { maxItems: MOST_CARDS, description: "Cards below." }),
      minimizedText: Words(80, "What the launcher says beside its symbol."),
    },
    `What the window shows ${when}.`,
  );

const device = (name: string) =>
  strict(
    {
      show: Flag("Whether the widget is shown there."),
      position: OneOf(
        ["br", "bl", "cr", "cl", "tr", "tl"],
        "Corner or side: bottom, centre, top; right, left.",
      ),
      xOffset: Whole(0, 400, "Pixels from the side."),
      yOffset: Whole(0, 400, "Pixels from the bottom or the top."),
    },
    `Where it stands ${name}.`,
  );

export const Language = Type.String({
  pattern: "^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$",
  maxLength: 35,
  description: "Language of the widget's own words; `auto` for the visitor's.",
});

const launcher = (name: string) =>
  strict({ type: OneOf(["round", "rectangle"], "A circle, or a bar with words.") }, `The launcher ${name}.`);

const hours = Type.Array(
  strict({
    from: Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", description: "From, such as `09:00`." }),
    to: Type.String({
      pattern: "^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$",
      description: "Until, such as `18:00`; `24:00` for the end of the day.",
    }),
  }),
  { maxItems: 6, description: "When it is open that day; nothing for closed." },
);

export const Scheduler = strict(
  {
    enabled: Flag("False: whether agents are there decides alone."),
    timezone: Type.String({
      maxLength: 64,
      description: "Time zone of the hours, such as `Europe/Rome`; empty for the property's.",
    }),
    days: strict(
      { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
      "The hours of each day.",
    ),
  },
  "When somebody answers: outside these hours the widget is offline, whoever is there.",
);

const notification = strict(
  {
    all: strict(
      {
        estimatedWaitTime: Flag("Say how long an answer takes."),
        sound: Flag("A sound when an agent writes."),
        agentTyping: Flag("Show when an agent is typing."),
        visitorTyping: Flag("Let agents see what the visitor is typing."),
        tab: Flag("Say in the tab's title how many messages are unread."),
      },
      "Everywhere.",
    ),
    desktop: strict({ preview: Flag("Show a new message beside the launcher.") }, "On desktops."),
    mobile: strict({ preview: Flag("Show a new message beside the launcher.") }, "On phones."),
  },
  "What the visitor is told of.",
);

export const WidgetPart = strict(
  {
    type: OneOf(["inline", "embed"], "`inline` floats above the page; `embed` is part of it."),
    version: Type.Integer({ minimum: 1, maximum: 1, description: "Version of this document's form: 1." }),
    language: Language,
    minimized: strict({ desktop: launcher("on desktops"), mobile: launcher("on phones") }, "While closed."),
    maximized: strict(
      {
        desktop: strict(
          { width: Whole(320, 800, "Pixels."), height: Whole(400, 1000, "Pixels.") },
          "Size of the window on desktops; phones give it the whole screen.",
        ),
      },
      "While open.",
    ),
    bubble: strict(
      {
        type: OneOf(["none", "text", "image"], "Nothing, `minimizedText` in a bubble, or a picture."),
        config: strict(
          {
            width: Whole(20, 500, "Pixels."),
            height: Whole(20, 500, "Pixels."),
            zIndex: Whole(-1, 2_147_483_647, "Above what of the page it lies, from the launcher."),
            rotate: Whole(-180, 180, "Degrees."),
            offsetX: Whole(-500, 500, "Pixels from the launcher."),
            offsetY: Whole(-500, 500, "Pixels from the launcher."),
            image: strict(
              { type: OneOf(["none", "url"], "Where it is from."), content: Link("Address of the picture.") },
              "The picture.",
            ),
          },
          "How it looks.",
        ),
      },
      "What draws attention to the launcher.",
    ),
    theme: strict(
      {
        header: strict(
          { background: Colour("header and launcher"), text: MaybeColour("text there", READABLE) },
          "Header and launcher.",
        ),
        agent: strict(
          {
            messageBackground: MaybeColour("agents' messages", "that of the window, light or dark"),
            messageText: MaybeColour("their text", READABLE),
          },
          "What agents say.",
        ),
        visitor: strict(
          {
            messageBackground: MaybeColour("the visitor's messages", "the header's"),
            messageText: MaybeColour("their text", READABLE),
          },
          "What the visitor says.",
        ),
      },
      "Colours. Visitors get a text colour that can be read, whatever is set.",
    ),
    notification,
    behavior: strict(
      { click: OneOf(["maximize", "popup"], "Open the window, or one of its own.") },
      "What a click on the launcher does.",
    ),
    visibility: strict(
      {
        all: strict({ showWhenOffline: Flag("Whether it is shown while offline.") }, "Everywhere."),
        desktop: device("on desktops"),
        mobile: device("on phones"),
      },
      "Where and when it is shown.",
    ),
    features: strict(
      {
        emoji: Flag("A picker of emoji."),
        uploads: Flag("Files from visitors."),
        rating: Flag("Rating a chat."),
        transcript: Flag("A chat by mail."),
      },
      "What visitors can do in a chat.",
    ),
    components: strict(
      { liveChat: Flag("Chats."), kb: Flag("Searching the knowledge base."), webrtc: Flag("Calls.") },
      "What the window is for.",
    ),
    scheduler: Scheduler,
    states: strict(
      { online: state("while agents are there"), away: state("while they are away"), offline: state("else") },
      "What the window shows, by whether agents are there.",
    ),
  },
  "The widget itself.",
);

export const PrechatForm = strict(
  { enabled: Flag("Whether it is asked."), message: Words(1000, "What is said above it."), fields },
  "What visitors are asked before a chat.",
);

export const OfflineSettings = strict(
  { message: Words(1000, "What is said above the form."), fields },
  "What visitors are asked while nobody is there; the message itself always is.",
);

export const Consent = strict(
  {
    required: OneOf(
      ["none", "all", "eu"],
      "Who is asked; `eu` for visitors from the EEA and from nobody knows where.",
    ),
    message: Words(2000, "What they are asked."),
    privacyUrl: Link("Address of the privacy notice."),
    privacyLabel: Words(100, "What its link says."),
    optIn: Words(60, "What agreeing says."),
    optOut: Words(60, "What refusing says."),
  },
  "What visitors agree to before anything is stored or sent.",
);

export const Branding = strict(
  {
    whitelabeled: Flag("True: no line at the bottom."),
    text: Type.String({ maxLength: 80, description: "What the line says." }),
    url: Link("Where it leads."),
  },
  "The line at the bottom of the window.",
);

export const Domains = Type.Array(
  Type.String({
    maxLength: 253,
    pattern: "^(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$",
    description: "A host name, or `*.` and one for all below it.",
  }),
  { maxItems: 100, uniqueItems: true, description: "Sites it is shown on; none for all." },
);

/** What may be changed. */
export const SettingsDocument = strict({
  branding: Branding,
  widget: WidgetPart,
  prechat: PrechatForm,
  offline: OfflineSettings,
  consent: Consent,
  domains: Domains,
});

export type Settings = Static<typeof SettingsDocument>;
export type Hours = Static<typeof Scheduler>;
export type Field = Static<typeof FormField>;

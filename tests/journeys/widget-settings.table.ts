// Settings of a widget, and by what each is seen on a page that is open already. `page` is the customer's, where launcher
// and window are; `frame` is what is in the window.

export interface Row {
  /** Below the document, as `widget.features.emoji`; a mark after `#` tells rows of one list apart. */
  readonly setting: string;
  readonly value: unknown;
  readonly where: "page" | "frame";
  /** True when the setting is seen. */
  readonly seen: string;
  /** Settings it needs to be seen at all. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** What happens once it is set, such as a click or a message. */
  readonly after?: "click" | "agent writes" | "hide page";
}

/** For expressions: `$` finds an element, `css` reads a style, `box` a place, `seen` whether it can be seen, `text` words. */
export const HELPERS = {
  page: `const host = [...document.querySelectorAll("div")].find((one) => one.shadowRoot);
    const root = host.shadowRoot;`,
  frame: "const root = document;",
  both: `const $ = (at) => root.querySelector(at);
    const css = (at, name) => $(at) ? getComputedStyle($(at)).getPropertyValue(name) : "";
    const box = (at) => $(at).getBoundingClientRect();
    const seen = (at) => [...root.querySelectorAll(at)].some((one) => one.getClientRects().length > 0);
    const text = (at) => [...root.querySelectorAll(at)].map((one) => one.textContent).join("|");`,
};

const page = (
  setting: string,
  value: unknown,
  seen: string,
  more: Pick<Row, "given" | "after"> = {},
): Row => ({ setting, value, where: "page", seen, ...more });
const frame = (
  setting: string,
  value: unknown,
  seen: string,
  more: Pick<Row, "given" | "after"> = {},
): Row => ({ setting, value, where: "frame", seen, ...more });

const card = (type: string, text = "", id = "0123456789") => ({
  id: `${type}:${id}`,
  type,
  content: text ? { text } : {},
});
const other = (type: string, text = "") => card(type, text, "abcdefghij");
const third = (type: string, text = "") => card(type, text, "ABCDEFGHIJ");
const days = (hours: readonly object[]) =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, hours]));

/** The window is closed, on a desktop; an agent is online. */
export const closed: readonly Row[] = [
  page(
    "widget.theme.header.background",
    "#1D4ED8",
    `css(".launcher", "background-color") === "rgb(29, 78, 216)"`,
  ),
  page("widget.theme.header.text", "#FEF3C7", `css(".launcher", "color") === "rgb(254, 243, 199)"`),
  page("widget.minimized.desktop.type", "rectangle", `text(".launcher span") === "Prima"`, {
    given: { "widget.states.online.minimizedText": "Prima" },
  }),
  page("widget.states.online.minimizedText", "Scrivici", `text(".launcher span") === "Scrivici"`),
  page("widget.bubble.type", "text", `seen(".teaser") && text(".teaser span") === "Scrivici"`),
  page("widget.bubble.config.rotate", 12, `css(".teaser", "rotate") === "12deg"`),
  page("widget.bubble.config.offsetX", 30, `css(".teaser", "right") === "118px"`),
  page("widget.bubble.config.offsetY", 12, `css(".teaser", "bottom") === "40px"`),
  page("widget.bubble.config.image.type", "url", `seen(".teaser img")`, {
    given: { "widget.bubble.config.image.content": "{server}/first.png", "widget.bubble.type": "image" },
  }),
  page(
    "widget.bubble.config.image.content",
    "{server}/second.png",
    `$(".teaser img")?.src.endsWith("second.png")`,
  ),
  page("widget.bubble.config.width", 220, `$(".teaser img")?.width === 220`),
  page("widget.bubble.config.height", 64, `$(".teaser img")?.height === 64`),
  page("widget.bubble.config.zIndex", 77, `getComputedStyle(host).zIndex === "77"`),
  page(
    "widget.visibility.desktop.position",
    "tl",
    `box(".launcher").left < 100 && box(".launcher").top < 100`,
  ),
  page("widget.visibility.desktop.xOffset", 48, `box(".launcher").left === 48`),
  page("widget.visibility.desktop.yOffset", 64, `box(".launcher").top === 64`),
  page("widget.visibility.desktop.show", false, `!seen(".launcher")`),
  page("widget.type", "embed", `Tawk_API.getWindowType() === "embed"`, {
    given: { "widget.visibility.desktop.show": true, "widget.bubble.type": "none" },
  }),
  page("widget.language", "ar", `/^الدردشة/.test($(".launcher").getAttribute("aria-label"))`),
  page("widget.behavior.click", "popup", `window.opened === 1`, {
    given: { "widget.language": "en" },
    after: "click",
  }),
  page("widget.notification.desktop.preview", true, `seen(".card") && /Novità/.test(text(".card p"))`, {
    given: { "widget.notification.desktop.preview": false, "widget.behavior.click": "maximize" },
    after: "agent writes",
  }),
  page("widget.notification.all.tab", true, `/^\\(\\d+\\) /.test(document.title)`, {
    given: { "widget.notification.all.tab": false },
    after: "hide page",
  }),
];

/** The same on a phone. */
export const phone: readonly Row[] = [
  page("widget.minimized.mobile.type", "rectangle", `text(".launcher span") === "Scrivici"`),
  page(
    "widget.visibility.mobile.position",
    "tl",
    `box(".launcher").left < 100 && box(".launcher").top < 100`,
  ),
  page("widget.visibility.mobile.xOffset", 33, `box(".launcher").left === 33`),
  page("widget.visibility.mobile.yOffset", 44, `box(".launcher").top === 44`),
  page("widget.visibility.mobile.show", false, `!seen(".launcher")`),
  page("widget.notification.mobile.preview", true, `seen(".card") && /Novità/.test(text(".card p"))`, {
    given: { "widget.notification.mobile.preview": false, "widget.visibility.mobile.show": true },
    after: "agent writes",
  }),
];

const OPENS = { "widget.states.online.body": [card("chat"), other("text", "Sotto")] };

/** The window is open at its first screen; an agent is online, and nobody talks. */
export const home: readonly Row[] = [
  page("widget.maximized.desktop.width", 520, `box(".window").width === 520`),
  page("widget.maximized.desktop.height", 500, `box(".window").height === 500`),
  frame("widget.notification.all.estimatedWaitTime", false, `/We are online/.test(text(".hero-status"))`, {
    given: { "widget.notification.all.estimatedWaitTime": true },
  }),
  frame(
    "widget.states.online.header#heading",
    [card("heading", "Benvenuti")],
    `text(".hero h1") === "Benvenuti"`,
  ),
  frame(
    "widget.states.online.header#texts",
    [
      card("heading", "Benvenuti"),
      card("text", "Chiedete pure"),
      other("heading", "Orari"),
      other("text", "9-18"),
    ],
    `text(".hero > p:not(.hero-status)") === "Chiedete pure|9-18" && text(".hero h2") === "Orari"`,
  ),
  frame(
    "widget.states.online.header#none",
    [],
    `!seen(".hero h1") && text(".hero-name") === "Bottega Aurora"`,
  ),
  frame(
    "widget.states.online.body#cards",
    [card("heading", "Novità"), other("text", "Ciotole blu"), card("chat")],
    `text(".card-heading") === "Novità" && text(".card-text") === "Ciotole blu"`,
  ),
  frame(
    "widget.states.online.body#chat last",
    [card("text", "Ciao"), other("chat")],
    `seen(".composer textarea")`,
    { given: { "widget.states.online.body": [other("chat"), card("text", "Ciao")] } },
  ),
  frame(
    "widget.states.online.body#chat first",
    [other("chat"), card("text", "Ciao")],
    `!seen(".composer") && /Start a conversation/.test(text(".card-start"))`,
  ),
  frame(
    "widget.states.online.body#chat label",
    [card("chat", "Nuova conversazione"), other("text", "Ciao")],
    `text(".card-start b") === "Nuova conversazione"`,
  ),
  frame(
    "widget.states.online.body#form",
    [card("form", "Modulo"), other("text", "Ciao")],
    `text(".card-start b") === "Modulo"`,
  ),
  frame("branding.text", "Bottega", `text(".branding") === "Powered by Bottega"`),
  frame(
    "branding.url",
    "https://bottega-aurora.example/",
    `$(".branding a")?.href === "https://bottega-aurora.example/"`,
  ),
  frame("branding.whitelabeled", true, `!seen(".branding")`),
  frame("widget.components.kb", true, `seen("[role=search] input")`, {
    given: { "widget.states.online.body": [card("text", "Ciao"), card("kb-search"), other("chat")] },
  }),
  frame(
    "widget.components.liveChat",
    false,
    `!seen(".card-start") && !seen(".composer") && seen(".card-text")`,
  ),
  frame(
    "widget.language#frame",
    "ar",
    `document.documentElement.dir === "rtl" && document.documentElement.lang === "ar"`,
    {
      given: { "widget.components.liveChat": true },
    },
  ),
  frame("prechat.enabled", true, `!seen(".composer") && seen(".card-start")`, {
    given: { "widget.language": "en", "widget.states.online.body": [card("text", "Ciao"), other("chat")] },
  }),
];

/** The visitor is about to begin a chat. */
export const before: readonly Row[] = [
  frame("prechat.message", "Prima di cominciare", `text(".form-intro") === "Prima di cominciare"`),
  frame(
    "prechat.fields",
    [
      { label: "Numero d'ordine", type: "text", required: true },
      { label: "", type: "department", required: false },
    ],
    `/Numero d'ordine/.test(text("label")) && seen("select") && !seen("input[type=email]")`,
  ),
  frame(
    "prechat.fields#context",
    [
      { label: "Come vi chiamate?", type: "text", required: true, context: "name" },
      { label: "", type: "text", required: true, context: "email" },
    ],
    `/Come vi chiamate/.test(text("label")) && seen("input[autocomplete=name]") && seen("input[type=email]")`,
  ),
  frame("prechat.enabled#off", false, `seen(".composer textarea")`, { given: OPENS }),
  frame(
    "widget.states.online.body#questions",
    [{ ...card("form"), content: { fields: [{ label: "Quale tazza?", type: "text", required: true }] } }],
    `/Quale tazza/.test(text("label")) && !seen("input[type=email]")`,
  ),
];

/** The visitor and an agent talk. */
export const talk: readonly Row[] = [
  frame(
    "widget.theme.visitor.messageBackground",
    "#FDE68A",
    `css(".run.mine .bubble", "background-color") === "rgb(253, 230, 138)"`,
  ),
  frame(
    "widget.theme.visitor.messageText",
    "#7C2D12",
    `css(".run.mine .bubble", "color") === "rgb(124, 45, 18)"`,
  ),
  frame(
    "widget.theme.agent.messageBackground",
    "#DCFCE7",
    `css(".run.theirs .bubble", "background-color") === "rgb(220, 252, 231)"`,
  ),
  frame(
    "widget.theme.agent.messageText",
    "#14532D",
    `css(".run.theirs .bubble", "color") === "rgb(20, 83, 45)"`,
  ),
  frame("widget.features.emoji", false, `!seen("[aria-label=Emoji]")`),
  frame("widget.features.uploads", false, `!seen("[aria-label='Attach files']")`),
  frame("widget.notification.all.agentTyping", false, `!seen(".typing .dots")`, {
    given: { "widget.notification.all.agentTyping": true },
  }),
  frame("widget.features.transcript", false, `seen(".menu") && !/transcript/.test(text(".menu"))`),
  frame("widget.notification.all.sound", false, `seen(".menu") && !/Sound/.test(text(".menu"))`),
  frame("widget.features.rating", false, `seen(".menu") && !/Rate/.test(text(".menu"))`),
];

/** The agent is away. */
export const away: readonly Row[] = [
  frame(
    "widget.states.away.header",
    [third("heading", "Torniamo presto")],
    `text(".hero h1") === "Torniamo presto"`,
  ),
  frame(
    "widget.states.away.body",
    [third("text", "Intanto leggete")],
    `text(".card-text") === "Intanto leggete"`,
  ),
  page("widget.states.away.minimizedText", "Un attimo", `text(".launcher span") === "Un attimo"`),
];

/** The agent has gone. */
export const offline: readonly Row[] = [
  frame("offline.message", "Siamo chiusi", `text(".form-intro") === "Siamo chiusi"`),
  frame(
    "offline.fields",
    [
      { label: "Nome e cognome", type: "name", required: true },
      { label: "", type: "email", required: true },
      { label: "Città", type: "text", required: false },
    ],
    `/Nome e cognome/.test(text("label")) && /Città/.test(text("label"))`,
  ),
  frame(
    "widget.states.offline.body",
    [card("text", "Chiusi per ferie", "OOOOOOOOOO"), card("form", "Lasciate un messaggio", "OOOOOOOOOO")],
    `text(".card-text") === "Chiusi per ferie" && text(".card-start b") === "Lasciate un messaggio"`,
  ),
  frame(
    "widget.states.offline.header",
    [card("heading", "Ferie", "OOOOOOOOOO")],
    `text(".hero h1") === "Ferie"`,
  ),
  page("widget.states.offline.minimizedText", "Chiusi", `text(".launcher span") === "Chiusi"`),
  page("widget.visibility.all.showWhenOffline", false, `!seen(".launcher")`),
];

/** An agent is online: whether it is open is a matter of hours. */
export const hours: readonly Row[] = [
  page("widget.scheduler.enabled", true, `Tawk_API.getStatus() === "offline"`),
  page("widget.scheduler.days", days([{ from: "00:00", to: "24:00" }]), `Tawk_API.getStatus() === "online"`),
  page("widget.scheduler.timezone", "Pacific/Kiritimati", `Tawk_API.getStatus() === "offline"`, {
    given: { "widget.scheduler.timezone": "Europe/Rome", "widget.scheduler.days": "{now in Rome}" },
  }),
];

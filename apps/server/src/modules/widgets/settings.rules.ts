// Decisions about settings: what they are where nothing was set, how a change is laid over them, and what no schema can
// tell is wrong.

import type { Detail } from "../../kernel/error.ts";
import { cardForms, cardProblems } from "./cards.rules.ts";
import { schedulerProblems } from "./scheduler.rules.ts";
import type { Field, Settings } from "./settings.resource.ts";

export type Partly<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> | undefined }
    : T;

const device = { show: true, position: "br", xOffset: 20, yOffset: 20 } as const;

const card = <T extends Settings["widget"]["states"]["online"]["body"][number]["type"]>(
  type: T,
  name: string,
) => ({
  id: `${type}:${name.padEnd(10, "0")}`,
  type,
  content: {},
});

const talk = (state: string) => ({
  header: [card("heading", state), card("text", state)],
  body: [card("previous-conversations", state), card("chat", state)],
  minimizedText: "",
});

const CLOSED_DAYS = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

export const DEFAULTS: Settings = {
  branding: { whitelabeled: false, text: "Parlo", url: "" },
  widget: {
    type: "inline",
    version: 1,
    language: "auto",
    minimized: { desktop: { type: "round" }, mobile: { type: "round" } },
    maximized: { desktop: { width: 400, height: 640 } },
    bubble: {
      type: "none",
      config: {
        width: 140,
        height: 80,
        zIndex: 0,
        rotate: 0,
        offsetX: 0,
        offsetY: 0,
        image: { type: "none", content: "" },
      },
    },
    theme: {
      header: { background: "#0B6E5F", text: "" },
      agent: { messageBackground: "", messageText: "" },
      visitor: { messageBackground: "", messageText: "" },
    },
    notification: {
      all: { estimatedWaitTime: true, sound: true, agentTyping: true, visitorTyping: true, tab: true },
      desktop: { preview: true },
      mobile: { preview: true },
    },
    behavior: { click: "maximize" },
    visibility: { all: { showWhenOffline: true }, desktop: device, mobile: device },
    features: { emoji: true, uploads: true, rating: true, transcript: true },
    components: { liveChat: true, kb: false, webrtc: false },
    scheduler: { enabled: false, timezone: "", days: CLOSED_DAYS },
    states: {
      online: talk("online"),
      away: talk("away"),
      offline: {
        header: [card("heading", "offline"), card("text", "offline")],
        body: [card("form", "offline")],
        minimizedText: "",
      },
    },
  },
  prechat: {
    enabled: false,
    message: "",
    fields: [
      { label: "", type: "name", required: true },
      { label: "", type: "email", required: true },
    ],
  },
  offline: {
    message: "",
    fields: [
      { label: "", type: "name", required: true },
      { label: "", type: "email", required: true },
    ],
  },
  consent: { required: "none", message: "", privacyUrl: "", privacyLabel: "", optIn: "", optOut: "" },
  domains: [],
};

/** Objects are merged to any depth; lists and values are replaced whole. */
function merge(base: unknown, change: unknown): unknown {
  if (!isRecord(base) || !isRecord(change)) return change === undefined ? base : change;
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(change)) merged[name] = merge(base[name], value);
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is kept is laid over what the property says for all its widgets, and that over the defaults of today. */
export function complete(kept: Partly<Settings>, shared: Partly<Settings> = {}): Settings {
  return merge(merge(DEFAULTS, shared), kept) as Settings;
}

/** What a property may say for all its widgets. */
const SHARED: readonly (readonly string[])[] = [
  ["branding", "whitelabeled"],
  ["branding", "text"],
  ["branding", "url"],
  ["domains"],
  ["widget", "language"],
];

/** A widget that says the same as its property follows it: no setting is needed to go back to that. */
export function changed(
  kept: Partly<Settings>,
  change: Partly<Settings>,
  shared: Partly<Settings> = {},
): Partly<Settings> {
  const base = merge(DEFAULTS, shared);
  return SHARED.reduce<unknown>(
    (rest, path) => withoutSame(rest, base, path),
    merge(kept, change),
  ) as Partly<Settings>;
}

function withoutSame(kept: unknown, base: unknown, [name = "", ...path]: readonly string[]): unknown {
  if (!isRecord(kept) || !isRecord(base) || !(name in kept)) return kept;
  const { [name]: inner, ...rest } = kept;
  if (path.length > 0) {
    const left = withoutSame(inner, base[name], path);
    return isRecord(left) && Object.keys(left).length === 0 ? rest : { ...kept, [name]: left };
  }
  return JSON.stringify(inner) === JSON.stringify(base[name]) ? rest : kept;
}

/** Where two states of the settings differ, as dotted paths; lists are one setting. */
export function differences(was: unknown, is: unknown, path = ""): readonly string[] {
  // A part in which nothing is set says as little as none.
  const before = was === undefined && isRecord(is) ? {} : was;
  const after = is === undefined && isRecord(was) ? {} : is;
  if (isRecord(before) && isRecord(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      differences(before[name], after[name], path ? `${path}.${name}` : name),
    );
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
}

interface Parts {
  readonly widget: object;
}

/**
 * The entries of settings, and of their `widget`, that are others now: what open windows are sent. All settings were
 * 4 KB, and 10,000 windows heard of them 627 ms late.
 */
export function partsThatChanged<T extends Parts>(before: T, after: T): Partial<T> {
  const { widget, ...rest } = entriesThatChanged(before, after);
  return {
    ...rest,
    ...(widget && { widget: entriesThatChanged(before.widget, after.widget) }),
  } as Partial<T>;
}

function entriesThatChanged<T extends object>(before: T, after: T): Partial<T> {
  const was = new Map<string, unknown>(Object.entries(before));
  const changes = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was.get(name)),
  );
  return Object.fromEntries(changes) as Partial<T>;
}

/** What a schema cannot tell, with paths below `settings`. */
export function settingsProblems(settings: Settings): readonly Detail[] {
  const { prechat, offline, widget } = settings;
  return [
    ...formProblems(prechat.fields, "settings.prechat.fields"),
    ...formProblems(offline.fields, "settings.offline.fields"),
    ...unanswerable(offline.fields, "settings.offline.fields"),
    ...schedulerProblems(widget.scheduler, "settings.widget.scheduler"),
    ...cardProblems(widget.states),
    ...cardForms(widget.states).flatMap(({ state, path, fields }) => [
      ...formProblems(fields, path),
      ...(state === "offline" ? unanswerable(fields, path) : []),
    ]),
    ...linkProblems(settings),
  ];
}

/** What a question asks for. The widget's window goes by the same. */
const kindOf = ({ type, context }: Field): Field["type"] => context ?? type;
const OWN_WORDS: ReadonlySet<Field["type"]> = new Set(["name", "email", "phone", "department"]);

function formProblems(fields: readonly Field[], path: string): readonly Detail[] {
  return fields.flatMap((field, at) => {
    const kind = kindOf(field);
    const here = `${path}[${at}]`;
    if (field.type !== kind && OWN_WORDS.has(field.type))
      return [{ path: `${here}.context`, reason: `is not what a question of type ${field.type} asks for` }];
    if (!OWN_WORDS.has(kind))
      return field.label.trim() === "" ? [{ path: `${here}.label`, reason: "must not be blank" }] : [];
    const first = fields.findIndex((one) => kindOf(one) === kind);
    const name = field.type === kind ? "type" : "context";
    return first < at ? [{ path: `${here}.${name}`, reason: `is asked already by ${path}[${first}]` }] : [];
  });
}

function unanswerable(fields: readonly Field[], path: string): readonly Detail[] {
  return (["name", "email"] as const)
    .filter((kind) => !fields.some((field) => kindOf(field) === kind && field.required))
    .map((kind) => ({
      path,
      reason: `must ask for ${kind === "name" ? "a name" : "an e-mail address"}, as required: nobody could answer otherwise`,
    }));
}

/** Whether any form asks which department, so that visitors must be told of them. */
export function asksDepartment({ prechat, offline, widget }: Settings): boolean {
  const forms = [prechat.enabled ? prechat : { fields: [] }, offline, ...cardForms(widget.states)];
  return forms.some(({ fields }) => fields.some(({ type }) => type === "department"));
}

function linkProblems({ branding, consent, widget }: Settings): readonly Detail[] {
  const links: readonly (readonly [string, string])[] = [
    ["settings.branding.url", branding.url],
    ["settings.consent.privacyUrl", consent.privacyUrl],
    ["settings.widget.bubble.config.image.content", widget.bubble.config.image.content],
  ];
  return links
    .filter(([, url]) => url !== "" && !URL.canParse(url))
    .map(([path]) => ({ path, reason: "must be an http or https address" }));
}

/** `*.example.com` is everything below example.com; an address that cannot be read is on no site. */
export function mayShowOn(domains: readonly string[], pageUrl: string): boolean {
  if (domains.length === 0) return true;
  if (!URL.canParse(pageUrl)) return false;
  const host = new URL(pageUrl).hostname.toLowerCase();
  return domains.some((one) => {
    const domain = one.toLowerCase();
    return domain.startsWith("*.") ? host.endsWith(domain.slice(1)) : host === domain;
  });
}

/** Those a widget is shown on; where that is everywhere, the property's own, with what is below it. */
export function sitesOf(domains: readonly string[], propertyUrl: string | null): readonly string[] {
  if (domains.length > 0) return domains.map((one) => one.toLowerCase());
  if (!propertyUrl || !URL.canParse(propertyUrl)) return [];
  const host = new URL(propertyUrl).hostname.replace(/^www\./, "");
  return [host, `*.${host}`];
}

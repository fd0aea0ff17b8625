// What receivers are told. Four bodies are the contract's, key by key (compatibility §2.2): receivers that re-serialise what
// they parsed only find the signature right when nothing is out of its place. All others are one envelope.

import type { TSchema } from "../../kernel/schema.ts";

export interface Fact {
  readonly event: string;
  /** As the ledger keeps it. */
  readonly payload: unknown;
  readonly at: Date;
  readonly property: { readonly id: string; readonly name: string };
}

type Body = Record<string, unknown>;

/** `key` is where the payload stands in the envelope; the contract's four have no need of it. To be written compactly. */
export function bodyOf(fact: Fact, key: string): Body {
  const { event, payload, property } = fact;
  const time = fact.at.toISOString();
  const of = CONTRACT[event];
  if (of) return of(Object(payload), { event, time, property: { id: property.id, name: property.name } });
  return { event, time, property: { id: property.id, name: property.name }, [key]: payload };
}

interface Common {
  readonly event: string;
  readonly time: string;
  readonly property: { readonly id: string; readonly name: string };
}

// The payloads are read as unknown: rows may be older than the schema, and one that threw would hold up all after it.
type Loose = Readonly<Record<string, unknown>>;

const CONTRACT: Readonly<Record<string, (payload: Loose, common: Common) => Body>> = {
  "chat:start": (chat, { event, time, property }) => ({
    event,
    chatId: text(chat.id),
    time,
    message: opening(list(chat.messages)),
    visitor: visitorOf(chat),
    property,
  }),
  "chat:end": (end, { event, time, property }) => ({
    event,
    chatId: text(end.chatId),
    time,
    visitor: visitor(Object(end.visitor)),
    property,
  }),
  // Without an id at the top, as the contract has it.
  "chat:transcript_created": (chat, { event, time, property }) => ({
    event,
    time,
    ...(text(chat.domain) === "" ? {} : { domain: chat.domain }),
    property,
    chat: {
      id: text(chat.id),
      visitor: visitorOf(chat),
      messages: list(chat.messages).map(said),
    },
  }),
  "ticket:create": (ticket, { event, time, property }) => {
    const requester: Loose = Object(ticket.requester);
    return {
      event,
      time,
      property,
      requester: {
        name: text(requester.name),
        email: text(requester.email),
        type: text(requester.type) || "visitor",
      },
      ticket: {
        id: text(ticket.id),
        humanId: Number(ticket.humanId ?? 0),
        subject: text(ticket.subject),
        message: text(ticket.message),
      },
    };
  },
};

const SENDERS: Readonly<Record<string, string>> = { v: "visitor", a: "agent", s: "system" };

/** The first thing a person said. Pages seen before, and agents who came, are no message. */
function opening(messages: readonly Loose[]): Body {
  const isSaid = ({ type, sender }: Loose) => type === "msg" && Object(sender).t !== "s";
  const first = messages.find(isSaid) ?? {};
  const isFile = text(first.msg) === "" && list(first.attchs).length > 0;
  return {
    text: text(first.msg),
    type: isFile ? "file" : "msg",
    sender: { type: SENDERS[text(Object(first.sender).t)] ?? "visitor" },
  };
}

/** Every message has a `msg` that is a text: receivers' schemas ask for it. */
function said({ sender, type, msg, time, attchs }: Loose): Body {
  const { t, n, id } = Object(sender);
  return {
    sender: { t, ...(n === undefined ? {} : { n }), ...(id === undefined ? {} : { id }) },
    type,
    msg: text(msg),
    time,
    ...(attchs === undefined ? {} : { attchs }),
  };
}

function visitorOf(chat: Loose): Body {
  const { city, countryCode } = Object(chat.location);
  return visitor({ ...Object(chat.visitor), city, country: countryCode });
}

/** Cities in small letters, as receivers know them. */
function visitor({ name, email, city, country }: Loose): Body {
  return {
    name: text(name),
    ...(text(email) === "" ? {} : { email }),
    city: text(city).toLowerCase(),
    country: text(country) || "XX",
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function list(value: unknown): readonly Loose[] {
  return Array.isArray(value) ? value : [];
}

interface Shape {
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly items?: TSchema;
}

/** The value with its keys in the order of the schema, as the API shows it: the database keeps them in one of its own. */
export function inOrder(schema: TSchema, value: unknown): unknown {
  const { properties, items } = schema as Shape;
  if (Array.isArray(value)) return items ? value.map((item) => inOrder(items, item)) : value;
  if (typeof value !== "object" || value === null || !properties) return value;
  const given = value as Record<string, unknown>;
  const ordered = Object.entries(properties).flatMap(([name, of]) =>
    name in given ? [[name, inOrder(of, given[name])] as const] : [],
  );
  return { ...Object.fromEntries(ordered), ...others(given, properties) };
}

function others(given: Record<string, unknown>, known: Readonly<Record<string, TSchema>>) {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !(name in known)));
}

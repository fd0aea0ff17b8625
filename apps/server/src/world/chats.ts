// The few chats of the tests' world, one of each kind: live, closed with a rating, missed, deleted; and a stranger's.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import { insertAttributes } from "../modules/contact/index.ts";
import { insertVisitorEvent } from "../modules/visitor/index.ts";
import { type Speaker, type Written, writeConversation } from "./conversation.ts";

export interface ChatCast {
  /** Live and answered by the world's agent. */
  readonly chat: Written;
  readonly closedChat: Written;
  readonly missedChat: Written;
  readonly deletedChat: Written;
  /** Closed, at the stranger's property. */
  readonly otherChat: Written;
}

export async function writeChats(
  db: Database,
  random: Random,
  cast: {
    readonly now: Date;
    readonly propertyId: string;
    readonly departmentId: string;
    readonly agent: Speaker;
    readonly otherPropertyId: string;
    readonly otherDepartmentId: string;
    readonly stranger: Speaker;
  },
): Promise<ChatCast> {
  const { now, propertyId, departmentId, agent, stranger } = cast;
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const days = 24 * 60;
  const at = { propertyId, departmentId };
  const shop = "https://bottega-aurora.example";
  const deletedChat = await writeConversation(db, random, {
    ...at,
    visitor: { name: "Paolo Greco", countryCode: "IT", city: "Bari", ip: "198.51.100.77" },
    startedOn: minutesAgo(15 * days),
    lines: [
      [0, "v", "Ho scritto per sbaglio, cercavo un altro negozio."],
      [50, agent, "Nessun problema, buona giornata."],
    ],
    state: "ended",
    deletedOn: minutesAgo(2 * days),
  });
  const closedChat = await writeConversation(db, random, {
    ...at,
    visitor: {
      name: "Giulia Marchetti",
      email: "giulia.marchetti@posta.example",
      phone: "+39 051 555 0142",
      countryCode: "IT",
      city: "modena",
      ip: "198.51.100.23",
    },
    startedOn: minutesAgo(6 * days + 190),
    page: { url: `${shop}/piatti/ocra`, title: "Piatti ocra" },
    lines: [
      [0, "v", "Buongiorno, i piatti ocra sono disponibili anche in servizio da dodici?"],
      [48, agent, "Buongiorno Giulia, sì: li prepariamo in due settimane."],
      [95, "v", "Perfetto, e la spedizione a Modena quanto costa?"],
      [141, agent, "Sopra i 90 euro è gratuita, quindi per lei nulla."],
      [170, "v", "Grazie mille, ordino stasera."],
    ],
    state: "ended",
    rating: 1,
    tags: ["order", "tableware"],
    note: { by: agent, text: "Vuole il servizio entro Natale: avvisare il forno." },
    customAttributes: { "loyalty-card": "A-2041", orders: 3 },
    earlierVisits: 2,
  });
  const missedChat = await writeConversation(db, random, {
    ...at,
    visitor: {
      name: "Hannah Weber",
      email: "hannah.weber@mail.example",
      countryCode: "DE",
      city: "munich",
      ip: "203.0.113.54",
    },
    startedOn: minutesAgo(3 * days + 700),
    page: { url: `${shop}/en/workshops`, title: "Workshops" },
    lines: [
      [0, "v", "Hello, is there still a place in the Saturday workshop?"],
      [200, "v", "I will be in Bologna that weekend."],
    ],
    state: "missed",
  });
  const chat = await writeConversation(db, random, {
    ...at,
    visitor: {
      name: "Elena Costa",
      email: "elena.costa@posta.example",
      countryCode: "IT",
      city: "bologna",
      ip: "198.51.100.9",
    },
    startedOn: minutesAgo(4),
    page: { url: `${shop}/tazze`, title: "Tazze" },
    lines: [
      [0, "v", "Buongiorno, le tazze turchesi tornano disponibili?"],
      [35, agent, "Buongiorno Elena, il prossimo forno esce giovedì."],
      [80, "v", "Ottimo. Spedite anche in Sardegna?"],
    ],
    state: "served",
    tags: ["stock"],
    openUntil: now,
  });
  const otherChat = await writeConversation(db, random, {
    propertyId: cast.otherPropertyId,
    departmentId: cast.otherDepartmentId,
    visitor: {
      name: "Oliver Hughes",
      email: "oliver.hughes@post.example",
      countryCode: "GB",
      city: "leeds",
      ip: "192.0.2.41",
    },
    startedOn: minutesAgo(5 * days),
    page: { url: "https://clarke-and-sons.example/alcoves", title: "Alcove shelving" },
    lines: [
      [0, "v", "Do you fit walnut shelves in an alcove?"],
      [60, stranger, "We do, Oliver. Could you send us the measurements?"],
    ],
    state: "ended",
    tags: ["alcove-shelves"],
  });
  await insertAttributes(db, [
    {
      property_id: propertyId,
      object: "person",
      key: "loyalty-card",
      label: "Loyalty card",
      data_type: "string",
    },
    { property_id: propertyId, object: "person", key: "orders", label: "Orders", data_type: "number" },
  ]);
  await insertVisitorEvent(db, {
    property_id: propertyId,
    visitor_id: closedChat.visitorId.slice(25),
    event_id: newId({ nowMs: () => now.getTime() }, random),
    name: "add-to-cart",
    data: { product: "piatto-ocra", pieces: 12 },
    created_on: minutesAgo(6 * days + 188),
  });
  return { chat, closedChat, missedChat, deletedChat, otherChat };
}

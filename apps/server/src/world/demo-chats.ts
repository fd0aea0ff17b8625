// Three weeks of a ceramics shop's chats, for the demo alone: the same ones at every first start.

import type { Database } from "../kernel/db.ts";
import { type Random, seededRandom } from "../kernel/id.ts";
import { type Conversation, type Line, type Speaker, writeConversation } from "./conversation.ts";
import { type Script, scripts } from "./demo-scripts.ts";

const CHATS = 84;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const people: readonly (readonly [string, string, string, "it" | "en"])[] = [
  ["Alice Ferrari", "IT", "parma", "it"],
  ["Bruno Esposito", "IT", "napoli", "it"],
  ["Camilla Ricci", "IT", "firenze", "it"],
  ["Davide Galli", "IT", "milano", "it"],
  ["Federica Serra", "IT", "cagliari", "it"],
  ["Giorgio Martini", "IT", "verona", "it"],
  ["Ilaria Fontana", "IT", "roma", "it"],
  ["Lorenzo Gatti", "IT", "torino", "it"],
  ["Marta Bianchi", "IT", "padova", "it"],
  ["Nicola Rossetti", "IT", "ancona", "it"],
  ["Paola Longo", "IT", "palermo", "it"],
  ["Roberto Villa", "IT", "bergamo", "it"],
  ["Silvia Caruso", "IT", "catania", "it"],
  ["Tommaso Grassi", "IT", "bologna", "it"],
  ["Valentina Leone", "IT", "lecce", "it"],
  ["Irene Sala", "CH", "lugano", "it"],
  ["Anna Keller", "DE", "berlin", "en"],
  ["Charlotte Dubois", "FR", "lyon", "en"],
  ["Erik Johansson", "SE", "gothenburg", "en"],
  ["Grace Bennett", "GB", "bristol", "en"],
  ["James Walker", "GB", "london", "en"],
  ["Maria Novak", "AT", "vienna", "en"],
  ["Sophie de Vries", "NL", "utrecht", "en"],
  ["William Carter", "US", "boston", "en"],
];

const items = {
  it: [
    "tazza turchese",
    "zuppiera blu",
    "teiera sabbia",
    "ciotola salvia",
    "brocca cobalto",
    "lampada bianca",
  ],
  en: ["turquoise mug", "blue tureen", "sand teapot", "sage bowl", "cobalt jug", "white lamp"],
};
const paths = ["tazze", "zuppiere", "teiere", "ciotole", "brocche", "lampade"];

export async function writeDemoChats(
  db: Database,
  cast: {
    readonly now: Date;
    readonly propertyId: string;
    readonly supportId: string;
    readonly ordersId: string;
    readonly agents: readonly Speaker[];
  },
): Promise<void> {
  const random = seededRandom("demo chats");
  // The oldest first, as they happened.
  for (let at = CHATS - 1; at >= 0; at--) await writeConversation(db, random, conversation(at, cast, random));
}

function conversation(at: number, cast: Parameters<typeof writeDemoChats>[1], random: Random): Conversation {
  const person = people[at % people.length];
  if (!person) throw new Error("The demo has no people.");
  const [name, countryCode, city, language] = person;
  const of = scripts.filter((one) => one.language === language);
  const script = pick(of, random);
  const item = number(random, items[language].length);
  const live = at < 3;
  const missed = !live && number(random, 9) === 0;
  const agent = pick(cast.agents, random);
  const address = `${name.toLowerCase().replace(/\W+/g, ".")}@${["posta", "mail", "casa"][(at % people.length) % 3]}.example`;
  const isOrder = script.tags.includes("order");
  return {
    propertyId: cast.propertyId,
    departmentId: isOrder ? cast.ordersId : cast.supportId,
    visitor: {
      name,
      countryCode,
      city,
      ip: `198.51.100.${100 + (at % people.length)}`,
      ...(number(random, 4) > 0 ? { email: address } : {}),
    },
    startedOn: live ? new Date(cast.now.getTime() - (at + 2) * 90_000) : startOf(at, cast.now, random),
    page: {
      url: `https://bottega-aurora.example/${language === "en" ? "en/" : ""}${paths[item]}`,
      title: capital(items[language][item] ?? ""),
    },
    lines: told(script, { item: items[language][item] ?? "", agent, live, missed, at, random }),
    state: live ? (at === 0 ? "waiting" : "served") : missed ? "missed" : "ended",
    rating: live || missed ? 0 : (([0, 1, 1, 0, 1, 0, 1, -1, 1, 0] as const)[number(random, 10)] ?? 0),
    tags: missed ? [] : script.tags,
    ...(live ? { openUntil: cast.now } : { earlierVisits: number(random, 4) }),
    ...(script.note && !missed && at > 0 ? { note: { by: agent, text: script.note } } : {}),
    ...(at === 40 || at === 61 ? { deletedOn: new Date(cast.now.getTime() - DAY_MS) } : {}),
  };
}

/** On one of the last 21 days, in the shop's hours. */
function startOf(at: number, now: Date, random: Random): Date {
  const day = 1 + Math.floor(((at - 3) * 20) / (CHATS - 3));
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return new Date(
    midnight - day * DAY_MS + 8 * HOUR_MS + number(random, 600) * 60_000 + number(random, 60) * 1000,
  );
}

/** The whole exchange; the visitor's first words alone when nobody answered; the beginning of one that goes on. */
function told(
  script: Script,
  o: { item: string; agent: Speaker; live: boolean; missed: boolean; at: number; random: Random },
): readonly Line[] {
  const unanswered = o.missed || (o.live && o.at === 0);
  const lines = unanswered ? script.lines.slice(0, 1) : o.live ? script.lines.slice(0, 3) : script.lines;
  let seconds = 0;
  return lines.map((text, index): Line => {
    const by = index % 2 === 0 ? "v" : o.agent;
    if (index > 0) seconds += 18 + number(o.random, 14) + Math.round(text.length / 5);
    return [seconds, by, text.replaceAll("{item}", o.item)];
  });
}

function pick<T>(list: readonly T[], random: Random): T {
  const one = list[number(random, list.length)];
  if (one === undefined) throw new Error("There is nothing to pick from.");
  return one;
}

function number(random: Random, below: number): number {
  return random.bytes(2).readUInt16BE(0) % below;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Writing one believable chat into the seeded world: the visitor, the contact they are, what was said and how it ended.

import type { Database } from "../kernel/db.ts";
import { type Clock, newId, newUuid, type Random, randomText } from "../kernel/id.ts";
import { type ChatRow, insertChat, insertEntry, insertNote, type MessageRow } from "../modules/chat/index.ts";
import { insertPerson } from "../modules/contact/index.ts";
import { publicVisitorId, saveVisitor } from "../modules/visitor/index.ts";
import { writeVisit } from "./visits.ts";

export interface Speaker {
  readonly id: string;
  readonly name: string;
}

/** Seconds after the first message, who speaks (`v` for the visitor), and what. */
export type Line = readonly [number, "v" | Speaker, string];

export interface Conversation {
  readonly propertyId: string;
  readonly departmentId: string;
  readonly visitor: {
    readonly name: string;
    readonly email?: string;
    readonly phone?: string;
    readonly countryCode: string;
    readonly city: string;
    readonly ip: string;
  };
  readonly startedOn: Date;
  readonly page?: { readonly url: string; readonly title: string };
  readonly lines: readonly Line[];
  readonly state: ChatRow["state"];
  readonly rating?: -1 | 0 | 1;
  readonly tags?: readonly string[];
  readonly deletedOn?: Date;
  readonly note?: { readonly by: Speaker; readonly text: string };
  readonly customAttributes?: Record<string, string | number | boolean>;
  /** The moment until which the visitor's page is open. */
  readonly openUntil?: Date;
  /** Visits on the days before. */
  readonly earlierVisits?: number;
}

export interface Written {
  readonly id: string;
  readonly visitorId: string;
  readonly personId: string;
}

const END_AFTER_S = 120;

export async function writeConversation(db: Database, random: Random, told: Conversation): Promise<Written> {
  const clock: Clock = { nowMs: () => told.startedOn.getTime() };
  const after = (seconds: number) => new Date(told.startedOn.getTime() + seconds * 1000);
  const { propertyId: property_id, visitor } = told;
  const chat_id = newUuid(clock, random);
  const entries = entriesOf(told).map(
    ([seconds, entry]): MessageRow => ({
      ...entry,
      property_id,
      chat_id,
      message_id: newId(clock, random),
      sent_on: after(seconds),
    }),
  );
  const said = entries.filter(({ type }) => type === "msg");
  const lastOn = said.at(-1)?.sent_on ?? told.startedOn;
  const live = told.state === "waiting" || told.state === "served";
  const endedOn = live ? null : new Date(lastOn.getTime() + END_AFTER_S * 1000);
  const agents = [...new Set(entries.flatMap(({ sender_id }) => sender_id ?? []))];
  const personId = await insertPerson(db, {
    property_id,
    person_id: newId(clock, random),
    first_name: visitor.name.split(" ")[0] ?? visitor.name,
    last_name: visitor.name.split(" ").slice(1).join(" ") || null,
    emails: visitor.email ? [visitor.email] : [],
    phones: visitor.phone ? [visitor.phone] : [],
    job_title: null,
    user_id: null,
    tags: [],
    custom_attributes: told.customAttributes ?? {},
    first_seen_on: told.startedOn,
    last_seen_on: lastOn,
    created_on: told.startedOn,
    updated_on: lastOn,
  });
  const visitor_id = randomText(random, 21);
  await saveVisitor(db, {
    property_id,
    visitor_id,
    person_id: personId,
    name: visitor.name,
    named: true,
    email: visitor.email ?? null,
    phone: visitor.phone ?? null,
    country_code: visitor.countryCode,
    city: visitor.city,
    ip: visitor.ip,
    tags: [],
    custom_attributes: told.customAttributes ?? {},
    first_seen_on: told.startedOn,
    last_seen_on: lastOn,
  });
  await writeVisitsOf(db, random, told, { visitorId: visitor_id, lastOn });
  await insertChat(db, {
    property_id,
    chat_id,
    state: told.state,
    visitor_id,
    visitor_name: visitor.name,
    visitor_email: visitor.email ?? null,
    visitor_phone: visitor.phone ?? null,
    person_id: personId,
    country_code: visitor.countryCode,
    city: visitor.city,
    domain: told.page ? new URL(told.page.url).hostname : null,
    ip: visitor.ip,
    department_id: told.departmentId,
    assigned_agent_id: agents[0] ?? null,
    assigned_on: agents.length > 0 ? told.startedOn : null,
    agents,
    present_agents: live ? agents : [],
    tags: told.tags ?? [],
    rating: told.rating ?? 0,
    offline_form: null,
    position: entries.length,
    message_count: said.length,
    agent_read_position: agents.length > 0 ? entries.length : 0,
    visitor_read_position: entries.length,
    created_on: told.startedOn,
    updated_on: endedOn ?? lastOn,
    last_message_on: lastOn,
    said_bytes: 0,
    answered_on: said.find(({ sender }) => sender === "a")?.sent_on ?? null,
    visitor_active_on: said.findLast(({ sender }) => sender === "v")?.sent_on ?? told.startedOn,
    visitor_left_on: live ? null : lastOn,
    ended_on: endedOn,
    deleted_on: told.deletedOn ?? null,
  });
  for (const [at, entry] of entries.entries()) await insertEntry(db, entry, at + 1);
  if (told.note)
    await insertNote(db, {
      property_id,
      chat_id,
      note_id: newId(clock, random),
      agent_id: told.note.by.id,
      agent_name: told.note.by.name,
      text: told.note.text,
      created_on: lastOn,
    });
  return { id: chat_id, visitorId: publicVisitorId(property_id, visitor_id), personId };
}

const DAY_S = 86_400;

/** The visit on which they wrote, where it was on a page, and those before. */
async function writeVisitsOf(
  db: Database,
  random: Random,
  told: Conversation,
  o: { readonly visitorId: string; readonly lastOn: Date },
): Promise<void> {
  const { page, visitor, openUntil } = told;
  if (!page) return;
  const from = (seconds: number) => new Date(told.startedOn.getTime() + seconds * 1000);
  const who = {
    propertyId: told.propertyId,
    visitorId: o.visitorId,
    countryCode: visitor.countryCode,
    ip: visitor.ip,
    site: new URL(page.url).origin,
    page,
  };
  for (let before = told.earlierVisits ?? 0; before > 0; before--) {
    const startedOn = from(-before * 2 * DAY_S - 5000);
    const lastOn = new Date(startedOn.getTime() + before * 140_000);
    await writeVisit(db, random, { ...who, startedOn, lastOn, open: false });
  }
  const open = openUntil !== undefined;
  await writeVisit(db, random, { ...who, startedOn: from(-95), lastOn: openUntil ?? o.lastOn, open });
}

type Entry = Omit<MessageRow, "property_id" | "chat_id" | "message_id" | "sent_on">;

/** The page the visitor was on, each agent's arrival shortly before the first word, and the words. */
function entriesOf(told: Conversation): readonly (readonly [number, Entry])[] {
  const here = new Set<string>();
  const blank = { sender_id: null, sender_name: null, text: null, page: null, attachments: null };
  const nav: readonly (readonly [number, Entry])[] = told.page
    ? [[-40, { ...blank, type: "nav", sender: "v", page: told.page }]]
    : [];
  const said = told.lines.flatMap(([seconds, by, text]): (readonly [number, Entry])[] => {
    if (by === "v") return [[seconds, { ...blank, type: "msg", sender: "v", text }]];
    const agent = { ...blank, sender: "a", sender_id: by.id, sender_name: by.name } as const;
    const word: readonly [number, Entry] = [seconds, { ...agent, type: "msg", text }];
    if (here.has(by.id)) return [word];
    here.add(by.id);
    return [[seconds - 4, { ...agent, type: "agent-join" }], word];
  });
  return [...nav, ...said];
}

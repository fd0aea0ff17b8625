// The few tickets of the tests' world: one that waits for an answer, one from a chat that was answered and closed, one in
// the bin; and a stranger's. And writing one believable ticket, for the demo too.

import type { Database } from "../kernel/db.ts";
import { newId, newUuid, type Random } from "../kernel/id.ts";
import { insertPerson } from "../modules/contact/index.ts";
import {
  type EntryRow,
  insertEntries,
  insertMessage,
  insertNote,
  insertTicket,
  type TicketRow,
  takeNumber,
} from "../modules/ticket/index.ts";
import type { ChatCast } from "./chats.ts";
import type { Speaker } from "./conversation.ts";

interface Named {
  readonly id: string;
}

export interface TicketCast {
  /** Open, and the world's agent's. */
  readonly ticket: Named;
  /** Made from `closedChat`, answered and closed. */
  readonly closedTicket: Named;
  readonly deletedTicket: Named;
  readonly otherTicket: Named;
}

/** Minutes after it was made; who (`v` for the requester), and what they write or the status they set. */
export type Step = readonly [
  number,
  "v" | Speaker,
  { readonly say: string } | { readonly set: TicketRow["status"] },
];

export interface Story {
  readonly propertyId: string;
  readonly requester: { readonly name: string; readonly email: string; readonly personId?: string };
  readonly subject: string;
  readonly message: string;
  readonly startedOn: Date;
  readonly source: TicketRow["source"];
  readonly agent?: Speaker;
  readonly departmentId: string | null;
  readonly steps?: readonly Step[];
  readonly priority?: TicketRow["priority"];
  readonly tags?: readonly string[];
  readonly note?: { readonly by: Speaker; readonly text: string };
  readonly chatId?: string;
  readonly deletedOn?: Date;
  readonly language?: string;
}

export async function writeTicket(db: Database, random: Random, told: Story): Promise<Named> {
  const clock = { nowMs: () => told.startedOn.getTime() };
  const { propertyId: property_id, requester, agent } = told;
  const ticket_id = newUuid(clock, random);
  const [first, ...rest] = requester.name.split(" ");
  const personId =
    requester.personId ??
    (await insertPerson(db, {
      property_id,
      person_id: newId(clock, random),
      first_name: first ?? requester.name,
      last_name: rest.join(" ") || null,
      emails: [requester.email],
      phones: [],
      job_title: null,
      user_id: null,
      tags: [],
      custom_attributes: {},
      first_seen_on: told.startedOn,
      last_seen_on: told.startedOn,
      created_on: told.startedOn,
      updated_on: told.startedOn,
    }));
  let ticket: TicketRow = {
    property_id,
    ticket_id,
    human_id: await takeNumber(db, property_id),
    subject: told.subject,
    status: "open",
    priority: told.priority ?? "normal",
    source: told.source,
    requester_type: "visitor",
    requester_name: requester.name,
    requester_email: requester.email,
    requester_phone: null,
    cc: [],
    person_id: personId,
    visitor_id: null,
    chat_id: told.chatId ?? null,
    assigned_agent_id: agent?.id ?? null,
    department_id: told.departmentId,
    assigned_on: told.startedOn,
    created_by: null,
    tags: told.tags ?? [],
    language: told.language ?? "it",
    position: 0,
    message_count: 0,
    last_message_by: "v",
    last_message_on: told.startedOn,
    responded_on: null,
    closed_on: null,
    reopened: 0,
    created_on: told.startedOn,
    updated_on: told.startedOn,
    deleted_on: told.deletedOn ?? null,
  };
  const entries: EntryRow[] = [];
  const write = async (on: Date, by: "v" | Speaker, change: Partial<EntryRow> & Pick<EntryRow, "type">) => {
    const { status, assigned_agent_id, department_id } = ticket;
    ticket = { ...ticket, position: ticket.position + 1, updated_on: on };
    entries.push({
      ...{ property_id, ticket_id, position: ticket.position, status, assigned_agent_id, department_id },
      actor: by === "v" ? "v" : "a",
      actor_id: by === "v" ? null : by.id,
      actor_name: by === "v" ? requester.name : by.name,
      ...{ value_from: null, value_to: null, tags: null, first_response: false },
      ...change,
      created_on: on,
    });
  };
  const say = async (on: Date, by: "v" | Speaker, text: string) => {
    const author = by === "v" ? "v" : "a";
    const isFirst = author === "a" && ticket.responded_on === null;
    await write(on, by, { type: ticket.position === 0 ? "create" : "reply", first_response: isFirst });
    ticket = {
      ...ticket,
      message_count: ticket.message_count + 1,
      last_message_by: author,
      last_message_on: on,
      responded_on: isFirst ? on : ticket.responded_on,
    };
    await insertMessage(db, {
      property_id,
      ticket_id,
      position: ticket.position,
      message_id: newId({ nowMs: () => on.getTime() }, random),
      author,
      author_id: by === "v" ? null : by.id,
      author_name: by === "v" ? requester.name : by.name,
      ...{ author_email: null, text, html: null, attachments: null },
      ...{ mail_id: null, in_reply_to: null, mail_references: null, cc: [] },
      sent_on: on,
    });
  };
  const set = async (on: Date, by: "v" | Speaker, status: TicketRow["status"]) => {
    if (status === ticket.status) return;
    const before = ticket.status;
    const reopened = ticket.reopened + (before === "closed" ? 1 : 0);
    ticket = { ...ticket, status, closed_on: status === "closed" ? on : null, reopened };
    await write(on, by, { type: "status", value_from: before, value_to: status });
  };
  await say(told.startedOn, "v", told.message);
  for (const [minutes, by, what] of told.steps ?? []) {
    const on = new Date(told.startedOn.getTime() + minutes * 60_000);
    if ("say" in what) await say(on, by, what.say);
    await set(on, by, "set" in what ? what.set : by === "v" ? "open" : "pending");
  }
  if (told.deletedOn && agent) await write(told.deletedOn, agent, { type: "delete" });
  await insertTicket(db, ticket);
  await insertEntries(db, entries);
  if (told.note)
    await insertNote(db, {
      property_id,
      ticket_id,
      note_id: newId(clock, random),
      agent_id: told.note.by.id,
      agent_name: told.note.by.name,
      text: told.note.text,
      created_on: ticket.updated_on,
    });
  return { id: ticket_id };
}

export async function writeTickets(
  db: Database,
  random: Random,
  cast: {
    readonly now: Date;
    readonly chats: ChatCast;
    readonly propertyId: string;
    readonly departmentId: string;
    readonly agent: Speaker;
    readonly otherPropertyId: string;
    readonly otherDepartmentId: string;
    readonly stranger: Speaker;
  },
): Promise<TicketCast> {
  const { now, chats, propertyId, departmentId, agent, stranger } = cast;
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const at = { propertyId, departmentId, agent };
  const closedTicket = await writeTicket(db, random, {
    ...at,
    requester: {
      name: "Giulia Marchetti",
      email: "giulia.marchetti@posta.example",
      personId: chats.closedChat.personId,
    },
    subject: "Servizio da dodici, colore ocra",
    message: "Vorrei ordinare il servizio da dodici in ocra, con consegna prima di Natale.",
    startedOn: hoursAgo(140),
    source: "chat",
    chatId: chats.closedChat.id,
    steps: [
      [35, agent, { say: "Buongiorno Giulia, il servizio è pronto il 12 dicembre. Le mando il preventivo." }],
      [190, "v", { say: "Ricevuto, per me va bene. Procediamo pure." }],
      [260, agent, { say: "Ottimo, ordine confermato. La avviso quando parte." }],
      [261, agent, { set: "closed" }],
    ],
    tags: ["order", "tableware"],
  });
  const deletedTicket = await writeTicket(db, random, {
    ...at,
    requester: { name: "Ufficio Acquisti", email: "acquisti@pubblicita.example" },
    subject: "Offerta imperdibile per la vostra attività",
    message: "Raddoppiate i vostri clienti con il nostro elenco di indirizzi.",
    startedOn: hoursAgo(90),
    source: "form",
    deletedOn: hoursAgo(70),
  });
  const ticket = await writeTicket(db, random, {
    ...at,
    requester: { name: "Matteo Riva", email: "matteo.riva@posta.example" },
    subject: "Ciotola arrivata scheggiata",
    message: "Buongiorno, la ciotola salvia è arrivata con una scheggiatura sul bordo. Potete sostituirla?",
    startedOn: hoursAgo(5),
    source: "form",
    priority: "high",
    tags: ["returns"],
    note: { by: agent, text: "È la seconda ciotola scheggiata questo mese: controllare gli imballi." },
  });
  const otherTicket = await writeTicket(db, random, {
    propertyId: cast.otherPropertyId,
    departmentId: cast.otherDepartmentId,
    agent: stranger,
    requester: { name: "Harriet Cole", email: "harriet.cole@post.example" },
    subject: "Wardrobe doors rub",
    message: "The left door of the wardrobe you fitted rubs on the frame.",
    startedOn: hoursAgo(30),
    source: "form",
    tags: ["aftercare-visit"],
    note: { by: stranger, text: "Bring the long hinges." },
    language: "en",
  });
  return { ticket, closedTicket, deletedTicket, otherTicket };
}

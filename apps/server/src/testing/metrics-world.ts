// Random properties with chats and visits around the days on which their clocks are moved, written as rows.

import { inTransaction } from "../kernel/db.ts";
import { appendEvents } from "../kernel/ledger.ts";
import type { TestServer } from "./server.ts";

/** Zones, and days around which their clocks are moved, or not. */
export const ZONES: readonly (readonly [string, string])[] = [
  ["Europe/Rome", "2025-10-26"],
  ["Europe/Rome", "2026-03-29"],
  ["America/New_York", "2025-11-02"],
  ["America/New_York", "2026-03-08"],
  ["America/St_Johns", "2026-03-08"],
  ["Australia/Lord_Howe", "2025-10-05"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Pacific/Chatham", "2026-04-05"],
  ["America/Santiago", "2025-09-07"],
  ["America/Santiago", "2026-04-05"],
  ["Africa/Casablanca", "2026-02-15"],
  ["Africa/Casablanca", "2026-03-22"],
  ["Asia/Kathmandu", "2026-01-01"],
  ["Asia/Kolkata", "2026-02-28"],
  ["UTC", "2025-12-31"],
];

/** Chance that repeats itself for the same seed, and is quick. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    is: (part: number) => next() < part,
    one: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    some: <T>(list: readonly T[], most: number): T[] => {
      const wanted = below(Math.min(most, list.length) + 1);
      return [...list].sort(() => next() - 0.5).slice(0, wanted);
    },
    /** At least one, where there are any. */
    any: <T>(list: readonly T[], most: number): T[] => {
      const wanted = 1 + below(Math.min(most, list.length));
      return [...list].sort(() => next() - 0.5).slice(0, wanted);
    },
  };
}

export type Luck = ReturnType<typeof chance>;

export interface WorldOfChats {
  readonly propertyId: string;
  readonly zone: string;
  readonly around: string;
  readonly agents: readonly string[];
  readonly departments: readonly string[];
  readonly tags: readonly string[];
  readonly chatIds: readonly string[];
  readonly ticketIds: readonly string[];
}

export async function makeWorld(server: TestServer, luck: Luck, index: number): Promise<WorldOfChats> {
  const { pool } = server.database;
  const hex = (kind: string, n: number) =>
    `${kind}${index.toString(16).padStart(8, "0")}${n.toString(16).padStart(14, "0")}`;
  const propertyId = hex("aa", 0);
  const [zone, around] = luck.one(ZONES);
  const agents = Array.from({ length: 1 + luck.below(5) }, (_, n) => hex("ab", n));
  const departments = Array.from({ length: luck.below(4) }, (_, n) => hex("ac", n));
  const tags = ["order", "delivery", "gift", "naïve 🎁", 'a,b"c'].slice(0, luck.below(6));
  const moment = () => {
    const reachMs = (luck.is(0.6) ? 3 : 230) * 86_400_000;
    return new Date(Date.parse(`${around}T12:00:00Z`) + luck.below(2 * reachMs) - reachMs);
  };
  await pool.query(
    "insert into properties (property_id, name, timezone, created_on) values ($1, $1, $2, $3)",
    [propertyId, zone, new Date("2025-01-01")],
  );
  await pool.query(
    "insert into members (property_id, agent_id, role, joined_on) values ($1, $2, 'admin', $3)",
    [propertyId, server.world.owner.id, new Date("2025-01-01")],
  );
  await pool.query(
    "insert into departments (property_id, department_id, name, created_on) select $1, d, d, $3 from unnest($2::text[]) d",
    [propertyId, departments, new Date("2025-01-01")],
  );
  const chats = Array.from({ length: luck.below(90) }, (_, n) => {
    const createdOn = moment();
    const answered = luck.is(0.7);
    const later = (seconds: number) => new Date(createdOn.getTime() + luck.below(seconds * 1000));
    const offline = !answered && luck.is(0.2);
    return {
      chat_id: `00000000-0000-1000-8000-${index.toString(16).padStart(6, "0")}${n.toString(16).padStart(6, "0")}`,
      state: offline
        ? "missed"
        : luck.one(answered ? ["ended", "ended", "served"] : ["missed", "waiting", "ended"]),
      created_on: createdOn,
      last_message_on: later(luck.one([30, 900, 90_000])),
      answered_on: answered ? later(luck.one([20, 300, 100_000])) : null,
      message_count: 1 + luck.below(40),
      rating: luck.below(3) - 1,
      offline_form: offline ? { name: "x" } : null,
      department_id: departments.length && luck.is(0.8) ? luck.one(departments) : null,
      agents: answered ? luck.some(agents, 3) : [],
      tags: luck.some(tags, 4),
      deleted_on: luck.is(0.1) ? createdOn : null,
    };
  });
  await pool.query(
    `insert into chats (property_id, chat_id, state, visitor_id, visitor_name, created_on, updated_on, last_message_on,
       answered_on, visitor_active_on, message_count, rating, offline_form, department_id, agents, tags, deleted_on)
     select $1, chat_id, state, repeat('v', 21), 'V', created_on, created_on, last_message_on, answered_on, created_on, message_count,
       rating, offline_form, department_id, array(select jsonb_array_elements_text(agents)),
       array(select jsonb_array_elements_text(tags)), deleted_on
     from jsonb_to_recordset($2::jsonb) as r (chat_id uuid, state text, created_on timestamptz, last_message_on timestamptz,
       answered_on timestamptz, message_count int, rating smallint, offline_form jsonb, department_id text, agents jsonb,
       tags jsonb, deleted_on timestamptz)`,
    [propertyId, JSON.stringify(chats)],
  );
  const visits = Array.from({ length: luck.below(60) }, (_, n) => ({
    id: String(n),
    on: moment(),
    views: luck.below(9),
    ended: luck.is(0.97),
  }));
  await pool.query(
    "insert into visitors (property_id, visitor_id, name, named, first_seen_on, last_seen_on) select $1, v, 'V', false, $3, $3 from unnest($2::text[]) v",
    [propertyId, visits.map(({ id }) => id), new Date("2025-01-01")],
  );
  await pool.query(
    `insert into visitor_sessions (property_id, session_id, visitor_id, started_on, last_active_on, seen_on, ended_on,
       browser, os, device_type, landing_url, landing_title, page_url, page_title, page_views)
     select $1, id, id, "on", "on", "on", case when ended then "on" end, '', '', 'desktop', '', '', '', '', views
     from jsonb_to_recordset($2::jsonb) as r (id text, "on" timestamptz, views int, ended boolean)`,
    [propertyId, JSON.stringify(visits)],
  );
  const ticketIds = await makeTickets(server, luck, { propertyId, index, agents, departments, tags, moment });
  return {
    ticketIds,
    propertyId,
    zone,
    around,
    agents,
    departments,
    tags,
    chatIds: chats.map(({ chat_id }) => chat_id),
  };
}

/** As methods do: the change and its event in one transaction. A department goes without one for its chats. */
export async function changeSome(server: TestServer, world: WorldOfChats, luck: Luck): Promise<void> {
  const { propertyId } = world;
  const { db, pool } = server.database;
  const chosen = luck.some(world.chatIds, 6);
  const changes: readonly (readonly [string, string, unknown])[] = [
    ["chat:rate", "rating = $3", luck.below(3) - 1],
    ["chat:tag", "tags = $3", luck.some(world.tags, 3)],
    ["chat:agent-join", "agents = $3", luck.some(world.agents, 3)],
    ["chat:delete", "deleted_on = $3", new Date(server.clock.nowMs())],
    ["chat:restore", "deleted_on = $3", null],
    [
      "chat:message",
      "answered_on = created_on + make_interval(secs => $3::int), message_count = message_count + 1",
      luck.below(4000),
    ],
    ["chat:end", "state = $3", "missed"],
    ["chat:reopen", "state = $3", "waiting"],
  ];
  for (const chatId of chosen) {
    const [event, set, value] = luck.one(changes);
    await pool.query(`update chats set ${set} where property_id = $1 and chat_id = $2`, [
      propertyId,
      chatId,
      value,
    ]);
    const payload = { propertyId, chatId };
    const at = new Date(server.clock.nowMs());
    await inTransaction(db, (trx) =>
      appendEvents(trx, [{ propertyId, event, audience: [], payload, actorId: null, requestId: "req", at }]),
    );
  }
  if (luck.is(0.15) && world.departments[0])
    await pool.query("delete from departments where property_id = $1 and department_id = $2", [
      propertyId,
      world.departments[0],
    ]);
}

interface TicketPlace {
  readonly propertyId: string;
  readonly index: number;
  readonly agents: readonly string[];
  readonly departments: readonly string[];
  readonly tags: readonly string[];
  moment(): Date;
}

async function makeTickets(server: TestServer, luck: Luck, place: TicketPlace): Promise<readonly string[]> {
  const { propertyId, index, agents, departments, tags, moment } = place;
  const entries: object[] = [];
  const tickets = Array.from({ length: luck.below(30) }, (_, n) => {
    const id = `00000000-0000-1000-8001-${index.toString(16).padStart(6, "0")}${n.toString(16).padStart(6, "0")}`;
    const createdOn = moment();
    let at = createdOn.getTime();
    let status = "open";
    let answered = false;
    const entry = (type: string, more: object = {}) => {
      const duty = {
        assigned_agent_id: luck.is(0.6) ? luck.one(agents) : null,
        department_id: departments.length && luck.is(0.7) ? luck.one(departments) : null,
      };
      const position = entries.length + 1;
      entries.push({
        ticket_id: id,
        position,
        type,
        status,
        created_on: new Date(at),
        actor: "a",
        ...duty,
        ...more,
      });
    };
    entry("create", { actor: luck.one(["a", "v"]) });
    for (let step = luck.below(6); step > 0; step--) {
      at += luck.below(luck.one([60_000, 7_200_000, 200_000_000]));
      const actor = luck.one(["a", "v"]);
      const kind = luck.below(3);
      if (kind === 0) {
        const isFirst: boolean = actor === "a" && !answered;
        answered ||= isFirst;
        entry("reply", { actor, actor_id: actor === "a" ? luck.one(agents) : null, first_response: isFirst });
      } else if (kind === 1) {
        const next = luck.one(["open", "pending", "closed"].filter((one) => one !== status));
        entry("status", { value_from: status, value_to: next });
        status = next;
      } else entry("priority", { value_from: "closed", value_to: "closed" });
    }
    return {
      id,
      human_id: n + 1,
      status,
      tags: luck.some(tags, 3),
      created_on: createdOn,
      deleted_on: luck.is(0.1) ? createdOn : null,
    };
  });
  const { pool } = server.database;
  await pool.query(
    `insert into tickets (property_id, ticket_id, human_id, subject, status, priority, source, requester_name, assigned_on,
       tags, language, last_message_by, last_message_on, created_on, updated_on, deleted_on)
     select $1, id, human_id, '', status, 'normal', 'api', '', created_on, array(select jsonb_array_elements_text(tags)),
       'en', 'v', created_on, created_on, created_on, deleted_on
     from jsonb_to_recordset($2::jsonb) as r (id uuid, human_id int, status text, tags jsonb, created_on timestamptz,
       deleted_on timestamptz)`,
    [propertyId, JSON.stringify(tickets)],
  );
  await pool.query(
    `insert into ticket_history (property_id, ticket_id, position, type, actor, actor_id, actor_name, value_from, value_to,
       first_response, status, assigned_agent_id, department_id, created_on)
     select $1, ticket_id, position, type, actor, actor_id, '', value_from, value_to, coalesce(first_response, false), status,
       assigned_agent_id, department_id, created_on
     from jsonb_to_recordset($2::jsonb) as r (ticket_id uuid, position int, type text, actor text, actor_id text,
       value_from text, value_to text, first_response boolean, status text, assigned_agent_id text, department_id text,
       created_on timestamptz)`,
    [propertyId, JSON.stringify(entries)],
  );
  return tickets.map(({ id }) => id);
}

/** Tags and the bin change all a ticket ever counted for; an answer is one fact more, on its day. */
export async function changeTickets(server: TestServer, world: WorldOfChats, luck: Luck): Promise<void> {
  const { propertyId } = world;
  const { db, pool } = server.database;
  for (const ticketId of luck.some(world.ticketIds, 4)) {
    const at = new Date(Date.parse(world.around) + luck.below(86_400_000));
    const [event, text, values]: readonly [string, string, unknown[]] = luck.one([
      ["ticket:tag", "update tickets set tags = $3", [luck.some(world.tags, 3)]],
      ["ticket:delete", "update tickets set deleted_on = $3", [at]],
      ["ticket:restore", "update tickets set deleted_on = $3", [null]],
    ]);
    await pool.query(`${text} where property_id = $1 and ticket_id = $2`, [propertyId, ticketId, ...values]);
    await pool.query(
      `insert into ticket_history (property_id, ticket_id, position, type, actor, actor_id, actor_name, status,
         first_response, created_on)
       select $1, $2, max(position) + 1, 'reply', 'a', $3, '', 'open',
         count(*) filter (where type = 'reply' and actor = 'a') = 0, greatest(max(created_on), $4)
       from ticket_history where property_id = $1 and ticket_id = $2`,
      [propertyId, ticketId, luck.one(world.agents), at],
    );
    const told = { propertyId, audience: [], payload: { id: ticketId }, actorId: null, requestId: "req", at };
    await inTransaction(db, (trx) =>
      appendEvents(trx, [
        { ...told, event },
        { ...told, event: "ticket:reply" },
      ]),
    );
  }
}

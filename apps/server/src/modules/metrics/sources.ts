// What is counted: chats and visits by when they began, and what happens to tickets by when it did.

import type { Database } from "../../kernel/db.ts";
import { durationSeconds, findChatFigures } from "../chat/index.ts";
import { findTicketFacts } from "../ticket/index.ts";
import { countStartedVisits } from "../visitor/index.ts";
import { DAY_MS } from "./calendar.rules.ts";
import { CHAT_FIGURES, chatFact } from "./chat-count.rules.ts";
import type { Source, Span } from "./days.actions.ts";
import type { DayKind } from "./days.store.ts";
import { TICKET_FACTS, TICKET_FIGURES } from "./ticket-count.rules.ts";
import { VISIT_FIGURES } from "./visit-count.rules.ts";

function startOfDay(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

export const chats: Source = {
  kind: "chats",
  figures: CHAT_FIGURES,
  versioned: true,
  async read(db: Database, propertyId: string, span: Span) {
    const rows = await findChatFigures(db, propertyId, span);
    return rows.map((row) => {
      const ms = row.created_on.getTime();
      const chat = {
        createdOn: row.created_on,
        answeredOn: row.answered_on,
        lastMessageOn: row.last_message_on,
        missed: row.state === "missed",
        offline: row.offline,
        messageCount: row.message_count,
        rating: row.rating,
        agents: row.agents,
        departmentId: row.department_id,
        tags: row.tags,
      };
      return { ms, ...chatFact(chat, startOfDay(ms), durationSeconds) };
    });
  },
};

/** By quarters of an hour: no zone's clock differs from UTC by less. */
export const visits: Source = {
  kind: "visits",
  figures: VISIT_FIGURES,
  versioned: false,
  async read(db: Database, propertyId: string, span: Span) {
    const rows = await countStartedVisits(db, propertyId, span);
    return rows.map(({ slot_on, visits, page_views }) => {
      const ms = slot_on.getTime();
      const figures = [visits, page_views];
      return { ms, at: ms - startOfDay(ms), agents: [], departmentId: null, tags: [], figures };
    });
  },
};

export const tickets: Source = {
  kind: "tickets",
  figures: TICKET_FIGURES,
  versioned: true,
  async read(db: Database, propertyId: string, span: Span) {
    const rows = await findTicketFacts(db, propertyId, span);
    return rows.map((row) => {
      const ms = row.happened_on.getTime();
      return {
        ms,
        at: ms - startOfDay(ms),
        agents: row.agent_id ? [row.agent_id] : [],
        departmentId: row.department_id,
        tags: row.tags,
        figures: [TICKET_FACTS[row.what], durationSeconds(row.created_on, row.happened_on)],
      };
    });
  },
};

export const sources: Readonly<Record<DayKind, Source>> = { chats, visits, tickets };

// What every figure means, once: the schemas, the reference's page and the test that counts slowly all read it here.

export interface Figure {
  /** One sentence, for whoever reads the figure. */
  readonly words: string;
  readonly unit: "count" | "seconds" | "ratio";
  /** The same as an aggregate over the rows of `of`, as PostgreSQL takes it. */
  readonly sql: string;
  /** Left out where there is nothing to say: no answer, no rating, no visit. */
  readonly optional?: true;
}

/** What the aggregates of a kind are taken from, as PostgreSQL takes it; `$1` is the property. */
export interface FigureRows {
  readonly words: string;
  readonly tables: string;
  readonly where: string;
  /** The moment by which a row is in a bucket. */
  readonly moment: string;
  /** What filters and groupings go by; absent where they do not apply. */
  readonly agents?: string;
  readonly department?: string;
  readonly tags?: string;
}

const ticketRows = {
  tables: "ticket_history h join tickets t on t.property_id = h.property_id and t.ticket_id = h.ticket_id",
  moment: "h.created_on",
  agents: "array_remove(array[h.assigned_agent_id], null)",
  department:
    "(select d.department_id from departments d where d.property_id = h.property_id and d.department_id = h.department_id)",
  tags: "t.tags",
} as const;
const kept = "h.property_id = $1 and t.deleted_on is null";

export const figureRows = {
  chats: {
    words:
      "A chat counts in the bucket in which it began, however long it lasts. Chats in the bin do not count.",
    tables: "chats",
    where: "property_id = $1 and deleted_on is null",
    moment: "created_on",
    agents: "agents",
    department: "department_id",
    tags: "tags",
  },
  visits: {
    words: "A visit counts in the bucket in which it began, with all pages seen in it.",
    tables: "visitor_sessions",
    where: "property_id = $1",
    moment: "started_on",
  },
  ticketsNew: {
    words:
      "A ticket counts in the bucket in which it was made, with whose it was then. Tickets in the bin do not count, here and below; tags are those a ticket has now.",
    ...ticketRows,
    where: `${kept} and h.type = 'create'`,
  },
  ticketsReopened: {
    words:
      "A ticket counts in the bucket in which it was opened again, with whose it was then: twice when that happened twice.",
    ...ticketRows,
    where: `${kept} and h.type = 'status' and h.value_from = 'closed'`,
  },
  ticketsResolved: {
    words:
      "A ticket counts in the bucket in which it was closed, with whose it was then: twice when it was closed again after having been reopened.",
    ...ticketRows,
    where: `${kept} and h.type = 'status' and h.value_to = 'closed'`,
  },
  ticketsResponses: {
    words:
      "An agent's answer counts in the bucket in which it was written, with who wrote it and the department whose the ticket was.",
    ...ticketRows,
    agents: "array_remove(array[h.actor_id], null)",
    where: `${kept} and h.type = 'reply' and h.actor = 'a'`,
  },
} as const satisfies Record<string, FigureRows>;

const waited = "round(extract(epoch from answered_on - created_on))";
const lasted = "round(extract(epoch from last_message_on - created_on))";
const answered = "filter (where answered_on is not null)";
const rated = "nullif(count(*) filter (where rating <> 0), 0)";

export const chatFigures = {
  chats: { words: "Chats that began.", unit: "count", sql: "count(*)" },
  answered: {
    words: "Chats in which an agent wrote something.",
    unit: "count",
    sql: "count(answered_on)",
  },
  missed: {
    words:
      "Chats that ended before anybody answered, because the visitor had gone. One that an agent ended, one that still waits and what was written while nobody was there are none.",
    unit: "count",
    sql: "count(*) filter (where state = 'missed' and offline_form is null)",
  },
  offlineMessages: {
    words: "Chats that were written while nobody was there.",
    unit: "count",
    sql: "count(offline_form)",
  },
  messages: {
    words: "What visitors and agents wrote in these chats; pages, comings and goings are no messages.",
    unit: "count",
    sql: "coalesce(sum(message_count), 0)",
  },
  firstResponseMedianSeconds: {
    words:
      "From a chat's beginning to the first answer, in whole seconds: what at least half of the answered chats did not exceed.",
    unit: "seconds",
    sql: `percentile_disc(0.5) within group (order by ${waited}) ${answered}`,
    optional: true,
  },
  firstResponseP90Seconds: {
    words: "The same for nine in ten of the answered chats.",
    unit: "seconds",
    sql: `percentile_disc(0.9) within group (order by ${waited}) ${answered}`,
    optional: true,
  },
  durationMedianSeconds: {
    words:
      "From the first message to the last, in whole seconds: what at least half of the answered chats did not exceed.",
    unit: "seconds",
    sql: `percentile_disc(0.5) within group (order by ${lasted}) ${answered}`,
    optional: true,
  },
  durationAverageSeconds: {
    words: "The average of the same, rounded to a second.",
    unit: "seconds",
    sql: `round(avg(${lasted}) ${answered})`,
    optional: true,
  },
  positive: { words: "Chats rated good.", unit: "count", sql: "count(*) filter (where rating = 1)" },
  neutral: {
    words: "Chats rated neither good nor bad, or not at all: the API knows no difference.",
    unit: "count",
    sql: "count(*) filter (where rating = 0)",
  },
  negative: { words: "Chats rated bad.", unit: "count", sql: "count(*) filter (where rating = -1)" },
  satisfaction: {
    words: "Good ratings out of good and bad ones, from 0 to 1, with four digits.",
    unit: "ratio",
    sql: `round(count(*) filter (where rating = 1)::numeric / ${rated}, 4)`,
    optional: true,
  },
} as const satisfies Record<string, Figure>;

export const visitFigures = {
  visits: {
    words: "Visits to the site that began. Filters do not narrow them down.",
    unit: "count",
    sql: "count(*)",
  },
  pageViews: {
    words: "Pages seen in those visits.",
    unit: "count",
    sql: "coalesce(sum(page_views), 0)",
  },
} as const satisfies Record<string, Figure>;

export const engagementFigure = {
  words: "Chats (those the filters leave) for each visit, with four digits.",
  unit: "ratio",
  sql: "round(chats::numeric / nullif(visits, 0), 4)",
  optional: true,
} as const satisfies Figure;

const sinceMade = "round(extract(epoch from h.created_on - t.created_on))";

/** Seconds from a ticket's making, of all rows or of some. */
function since<P extends string>(prefix: P, of: { what: string; sql: string }) {
  const words = `From the making of a ticket to ${of.what}, in whole seconds: what at least half of them did not exceed.`;
  const at = (part: number) =>
    `percentile_disc(${part}) within group (order by ${sinceMade})${of.sql && ` filter (where ${of.sql})`}`;
  const unit = "seconds" as const;
  return {
    [`${prefix}MedianSeconds`]: { words, unit, sql: at(0.5), optional: true },
    [`${prefix}P90Seconds`]: {
      words: "The same for nine in ten of them.",
      unit,
      sql: at(0.9),
      optional: true,
    },
  } as { [K in `${P}MedianSeconds` | `${P}P90Seconds`]: Figure & { readonly optional: true } };
}

export const ticketFigures = {
  new: { tickets: { words: "Tickets that were made.", unit: "count", sql: "count(*)" } },
  reopened: {
    reopened: { words: "How often a closed ticket was opened again.", unit: "count", sql: "count(*)" },
  },
  resolved: {
    resolved: { words: "How often a ticket was closed.", unit: "count", sql: "count(*)" },
    ...since("resolution", { what: "its closing", sql: "" }),
  },
  responses: {
    responses: { words: "Answers of agents.", unit: "count", sql: "count(*)" },
    firstResponses: {
      words: "Those that were the first of their ticket.",
      unit: "count",
      sql: "count(*) filter (where h.first_response)",
    },
    ...since("firstResponse", { what: "the first answer", sql: "h.first_response" }),
  },
} as const satisfies Record<string, Record<string, Figure>>;

export interface FigureKind {
  readonly name: string;
  readonly words: string;
  /** Absent for what is made of other figures. */
  readonly rows?: FigureRows;
  readonly figures: Readonly<Record<string, Figure>>;
}

const kind = (name: string, rows: FigureRows, figures: Readonly<Record<string, Figure>>): FigureKind => ({
  name,
  words: rows.words,
  rows,
  figures,
});

/** All there are, in the order in which one reads about them. */
export const figureKinds: readonly FigureKind[] = [
  kind("Chats", figureRows.chats, chatFigures),
  kind("Visits", figureRows.visits, visitFigures),
  {
    name: "Both together",
    words: "Made of the figures above, for all of the range and for each bucket.",
    figures: { engagement: engagementFigure },
  },
  kind("New tickets", figureRows.ticketsNew, ticketFigures.new),
  kind("Reopened tickets", figureRows.ticketsReopened, ticketFigures.reopened),
  kind("Resolved tickets", figureRows.ticketsResolved, ticketFigures.resolved),
  kind("Answers to tickets", figureRows.ticketsResponses, ticketFigures.responses),
];

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

/** Where the aggregates of each kind are taken from; `$1` is the property, a bucket's rows are chosen by `moment`. */
export const figureSources = {
  chats: {
    from: "chats where property_id = $1 and deleted_on is null",
    moment: "created_on",
    words:
      "A chat counts in the bucket in which it began, however long it lasts. Chats in the bin do not count.",
  },
  visits: {
    from: "visitor_sessions where property_id = $1",
    moment: "started_on",
    words: "A visit counts in the bucket in which it began, with all pages seen in it.",
  },
} as const;

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

export interface FigureKind {
  readonly name: string;
  readonly words: string;
  /** Absent for what is made of other figures. */
  readonly from?: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** All there are, in the order in which one reads about them. */
export const figureKinds: readonly FigureKind[] = [
  { name: "Chats", ...figureSources.chats, figures: chatFigures },
  { name: "Visits", ...figureSources.visits, figures: visitFigures },
  {
    name: "Both together",
    words: "Made of the figures above, for all of the range and for each bucket.",
    figures: { engagement: engagementFigure },
  },
];

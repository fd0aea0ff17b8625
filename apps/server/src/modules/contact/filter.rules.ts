// Filters of contacts: which attributes there are, what may be asked of each, and whether a call asks something that can
// be answered.

import { isDate } from "./attribute.rules.ts";
import type { AttributeRow } from "./attribute.store.ts";

export const operators = [
  "is",
  "is-not",
  "contains",
  "does-not-contain",
  "before",
  "after",
  "less-than",
  "more-than",
  "unknown",
  "any-value",
] as const;

export type Operator = (typeof operators)[number];

/** `tags` are lists compared as they are written, `texts` lists of addresses and numbers. */
export type Kind = "text" | "texts" | "tags" | "number" | "boolean" | "date";

/** What a filter is asked of, by its path. Those in `told` are read from visits, chats and tickets, the others are kept. */
const kept = {
  name: "text",
  "name.first": "text",
  "name.last": "text",
  jobTitle: "text",
  primaryEmail: "text",
  emails: "texts",
  primaryPhone: "text",
  phones: "texts",
  avatar: "text",
  socialProfiles: "texts",
  tags: "tags",
  organizationId: "text",
  organization: "text",
  userId: "text",
  firstSeenOn: "date",
  lastSeenOn: "date",
  createdOn: "date",
  updatedOn: "date",
} as const satisfies Readonly<Record<string, Kind>>;

const told = {
  "location.country": "text",
  "location.cityName": "text",
  "device.ip": "text",
  "device.browser": "text",
  "device.os": "text",
  "webSession.count": "number",
  "webSession.first": "date",
  "webSession.latest": "date",
  "webSession.pageViews": "number",
  "webSession.timeSpent": "number",
  "liveChat.count": "number",
  "liveChat.first": "date",
  "liveChat.latest": "date",
  "ticket.count": "number",
  "ticket.first": "date",
  "ticket.latest": "date",
} as const satisfies Readonly<Record<string, Kind>>;

export type KeptPath = keyof typeof kept;
export type ToldPath = keyof typeof told;

const paths: ReadonlyMap<string, Kind> = new Map(Object.entries({ ...kept, ...told }));

/** For the reference. */
export const filterPaths: readonly string[] = [...paths.keys()];

const asks: Readonly<Record<Kind, readonly Operator[]>> = {
  text: ["is", "is-not", "contains", "does-not-contain", "unknown", "any-value"],
  texts: ["is", "is-not", "contains", "does-not-contain", "unknown", "any-value"],
  tags: ["is", "is-not", "contains", "does-not-contain", "unknown", "any-value"],
  number: ["is", "is-not", "less-than", "more-than", "unknown", "any-value"],
  boolean: ["is", "is-not", "unknown", "any-value"],
  date: ["is", "is-not", "before", "after", "unknown", "any-value"],
};

export interface FilterWish {
  readonly match?: "all" | "any";
  readonly groups: readonly {
    readonly match?: "all" | "any";
    readonly conditions: readonly ConditionWish[];
  }[];
}

export interface ConditionWish {
  readonly attribute: string;
  readonly operator: Operator;
  readonly value?: string | number | boolean;
}

export interface Condition {
  readonly path: KeptPath | ToldPath | "custom";
  /** Key of a custom attribute; empty for the others. */
  readonly key: string;
  readonly kind: Kind;
  readonly operator: Operator;
  /** Absent for `unknown` and `any-value`. */
  readonly value: string | number | boolean | undefined;
}

export interface Filter {
  readonly match: "all" | "any";
  readonly groups: readonly { readonly match: "all" | "any"; readonly conditions: readonly Condition[] }[];
}

interface Problem {
  readonly path: string;
  readonly reason: string;
}

const CUSTOM = "customAttributes.";

/** The filter with its kinds, or everything that is wrong with it. */
export function readFilter(
  wish: FilterWish,
  custom: ReadonlyMap<string, AttributeRow["data_type"]>,
): { readonly filter: Filter } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const groups = wish.groups.map(({ match = "all", conditions }, g) => ({
    match,
    conditions: conditions.flatMap((one, c) => {
      const read = readCondition(one, custom);
      if ("kind" in read) return [read];
      problems.push({ ...read, path: `filters.groups[${g}].conditions[${c}].${read.path}` });
      return [];
    }),
  }));
  return problems.length > 0 ? { problems } : { filter: { match: wish.match ?? "all", groups } };
}

function readCondition(
  { attribute, operator, value }: ConditionWish,
  custom: ReadonlyMap<string, AttributeRow["data_type"]>,
): Condition | Problem {
  const key = attribute.startsWith(CUSTOM) ? attribute.slice(CUSTOM.length) : "";
  const type = custom.get(key);
  const kind = key ? type && (type === "string" ? "text" : type) : paths.get(attribute);
  if (!kind) return { path: "attribute", reason: "is no attribute of contacts" };
  if (!asks[kind].includes(operator))
    return { path: "operator", reason: `must be one of ${asks[kind].join(", ")} for this attribute` };
  const path = key ? "custom" : (attribute as KeptPath | ToldPath);
  if (operator === "unknown" || operator === "any-value") {
    if (value !== undefined) return { path: "value", reason: `goes without one for ${operator}` };
    return { path, key, kind, operator, value };
  }
  const reason = misfitOf(kind, value);
  return reason ? { path: "value", reason } : { path, key, kind, operator, value };
}

function misfitOf(kind: Kind, value: ConditionWish["value"]): string | undefined {
  if (value === undefined) return "is required for this operator";
  if (kind === "number")
    return typeof value === "number" && Number.isFinite(value) ? undefined : "must be a number";
  if (kind === "boolean") return typeof value === "boolean" ? undefined : "must be true or false";
  if (typeof value !== "string" || value.trim() === "") return "must be a text";
  if (kind === "date" && !isDate(value)) return "must be a date such as 2026-11-02, or a moment in ISO 8601";
  return undefined;
}

/** The span a date stands for: its day in UTC, or one moment. */
export function spanOf(value: string): { readonly from: Date; readonly until: Date } {
  if (value.length > 10) {
    const at = new Date(value);
    return { from: at, until: new Date(at.getTime() + 1) };
  }
  const from = new Date(`${value}T00:00:00.000Z`);
  return { from, until: new Date(from.getTime() + 86_400_000) };
}

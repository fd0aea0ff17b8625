// SQL for filters of contacts, for a statement that reads `persons p`. Only what is asked about is named, so that an index
// can carry it, and the views of visits, chats and tickets are read where somebody asks about them alone.

import { sql } from "../../kernel/db.ts";
import { type Condition, type Filter, type KeptPath, spanOf, type ToldPath } from "./filter.rules.ts";

type Fragment = ReturnType<typeof sql>;

const name = sql`nullif(btrim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')), '')`;

const kept: Readonly<Record<KeptPath, Fragment>> = {
  name,
  "name.first": sql`p.first_name`,
  "name.last": sql`p.last_name`,
  jobTitle: sql`p.job_title`,
  primaryEmail: sql`p.emails[1]`,
  emails: sql`p.emails`,
  primaryPhone: sql`p.phones[1]`,
  phones: sql`p.phones`,
  avatar: sql`p.avatar`,
  socialProfiles: sql`array(select s ->> 'url' from jsonb_array_elements(p.social_profiles) s)`,
  tags: sql`p.tags`,
  organizationId: sql`p.organization_id`,
  organization: sql`(select o.name from organizations o
    where o.property_id = p.property_id and o.organization_id = p.organization_id)`,
  userId: sql`p.user_id`,
  firstSeenOn: sql`p.first_seen_on`,
  lastSeenOn: sql`p.last_seen_on`,
  createdOn: sql`p.created_on`,
  updatedOn: sql`p.updated_on`,
};

const view = (from: string, column: string) => sql`(select v.${sql.ref(column)} from ${sql.table(from)} v
  where v.property_id = p.property_id and v.person_id = p.person_id)`;

const told: Readonly<Record<ToldPath, Fragment>> = {
  "location.country": view("person_places", "country_code"),
  "location.cityName": view("person_places", "city"),
  "device.ip": view("person_places", "ip"),
  "device.browser": view("person_places", "browser"),
  "device.os": view("person_places", "os"),
  "webSession.count": view("person_visits", "visits"),
  "webSession.first": view("person_visits", "first_on"),
  "webSession.latest": view("person_visits", "latest_on"),
  "webSession.pageViews": view("person_visits", "page_views"),
  "webSession.timeSpent": view("person_visits", "time_spent_s"),
  "liveChat.count": view("person_chats", "chats"),
  "liveChat.first": view("person_chats", "first_on"),
  "liveChat.latest": view("person_chats", "latest_on"),
  "ticket.count": view("person_tickets", "tickets"),
  "ticket.first": view("person_tickets", "first_on"),
  "ticket.latest": view("person_tickets", "latest_on"),
};

export function matchingFilter(filter: Filter): Fragment {
  const groups = filter.groups.map(
    ({ match, conditions }) => sql`(${joined(match, conditions.map(matching))})`,
  );
  return sql`(${joined(filter.match, groups)})`;
}

function joined(match: "all" | "any", parts: readonly Fragment[]): Fragment {
  return sql.join(parts, match === "all" ? sql` and ` : sql` or `);
}

/** What is asked the other way round also holds for whoever has no value. */
function matching(condition: Condition): Fragment {
  if (condition.operator === "is-not")
    return sql`not coalesce(${holds({ ...condition, operator: "is" })}, false)`;
  if (condition.operator === "does-not-contain")
    return sql`not coalesce(${holds({ ...condition, operator: "contains" })}, false)`;
  if (condition.operator === "unknown") return sql`not ${hasValue(condition)}`;
  if (condition.operator === "any-value") return hasValue(condition);
  return sql`coalesce(${holds(condition)}, false)`;
}

function hasValue({ path, key, kind }: Condition): Fragment {
  if (path === "custom") return sql`(p.custom_attributes -> ${key}::text) is not null`;
  if (kind === "tags" || kind === "texts") return sql`cardinality(${at(path)}) > 0`;
  return path in told && kind === "number" ? sql`coalesce(${at(path)}, 0) > 0` : sql`${at(path)} is not null`;
}

function at(path: KeptPath | ToldPath): Fragment {
  return path in kept ? kept[path as KeptPath] : told[path as ToldPath];
}

function holds(condition: Condition): Fragment {
  const { path, kind } = condition;
  if (path === "custom") return holdsOfCustom(condition);
  const column = at(path);
  if (kind === "number") return compared(sql`coalesce(${column}, 0)`, condition);
  if (kind === "date") return within(column, condition);
  if (kind === "tags" && condition.operator === "is")
    return sql`${column} @> array[${condition.value}::text]`;
  if (kind === "tags" || kind === "texts")
    return sql`exists (select from unnest(${column}) as e (t) where ${said(sql`e.t`, condition)})`;
  if (path === "primaryEmail" && condition.operator === "is")
    return sql`p.email_key = lower(${condition.value}::text)`;
  return said(column, condition);
}

function said(column: Fragment, { operator, value }: Condition): Fragment {
  const text = String(value);
  if (operator === "is") return sql`lower(${column}) = lower(${text}::text)`;
  return sql`${column} ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}::text`;
}

function compared(column: Fragment, { operator, value }: Condition): Fragment {
  const sign = sql.raw(operator === "is" ? "=" : operator === "less-than" ? "<" : ">");
  return sql`${column} ${sign} ${value}::numeric`;
}

function within(column: Fragment, { operator, value }: Condition): Fragment {
  const { from, until } = spanOf(String(value));
  if (operator === "before") return sql`${column} < ${from}::timestamptz`;
  if (operator === "after") return sql`${column} >= ${until}::timestamptz`;
  return sql`(${column} >= ${from}::timestamptz and ${column} < ${until}::timestamptz)`;
}

/**
 * A value that is not of its attribute's type (pages may have sent it before) holds for nothing. Dates are kept as they
 * were written and compare by their day, which their first ten characters are.
 */
function holdsOfCustom(condition: Condition): Fragment {
  const { key, kind, operator, value } = condition;
  const text = sql`(p.custom_attributes ->> ${key}::text)`;
  if (operator === "is" && kind !== "date")
    return sql`p.custom_attributes @> ${JSON.stringify({ [key]: value })}::jsonb`;
  if (kind === "text") return said(text, condition);
  if (kind === "date") {
    const sign = sql.raw(operator === "is" ? "=" : operator === "before" ? "<" : ">");
    return sql`left(${text}, 10) collate "C" ${sign} ${String(value).slice(0, 10)}::text collate "C"`;
  }
  return compared(
    sql`(case jsonb_typeof(p.custom_attributes -> ${key}::text) when 'number' then ${text}::numeric end)`,
    condition,
  );
}

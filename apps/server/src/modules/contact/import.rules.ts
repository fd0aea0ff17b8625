// Reading a list of people from a spreadsheet: which column is what, and what is wrong with a row.

import type { AttributeValue } from "./attribute.rules.ts";
import { readAs } from "./attribute.rules.ts";
import type { AttributeRow } from "./attribute.store.ts";
import { unmarked } from "./cell.rules.ts";
import type { PersonEdit } from "./person.rules.ts";

export const MAX_ROWS = 10_000;
/** More than any spreadsheet of people has: 400,000 of them held up everybody for five seconds. */
export const MAX_COLUMNS = 500;
/** Addresses, and numbers, in one row: as many as a call may give a contact. */
const MAX_EACH = 20;
/** Rows that are named with what is wrong with them. */
export const MAX_PROBLEMS = 1_000;

export const importFields = [
  "name",
  "firstName",
  "lastName",
  "email",
  "phone",
  "userId",
  "jobTitle",
  "organization",
  "tags",
] as const;

export type ImportField = (typeof importFields)[number];

const titles: Readonly<Record<ImportField, string>> = {
  name: "name|full name|nome e cognome|nome completo|contact|contatto",
  firstName: "first name|firstname|given name|nome",
  lastName: "last name|lastname|surname|family name|cognome",
  email:
    "email|e-mail|mail|emails|email address|e-mail address|primary email|indirizzo email|indirizzo e-mail",
  phone: "phone|phones|telephone|phone number|mobile|primary phone|telefono|cellulare|numero di telefono",
  userId: "user id|userid|user_id|id utente|external id",
  jobTitle: "job title|jobtitle|title|role|position|qualifica|ruolo|professione",
  organization: "organization|organisation|company|organizzazione|azienda|società|ditta",
  tags: "tags|tag|labels|etichette|etichetta",
};

const byTitle = new Map(
  Object.entries(titles).flatMap(([field, names]) =>
    names.split("|").map((name) => [name, field as ImportField] as const),
  ),
);

export interface Column {
  readonly title: string;
  /** A field, or `customAttributes.` and a key; absent for one that is left out. */
  readonly field?: string;
}

/** A line of the file as the contact it makes or changes. */
export interface ImportRow {
  readonly line: number;
  readonly edit: PersonEdit;
  readonly email: string | undefined;
  readonly organization: string | undefined;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly addTags: readonly string[];
}

export interface RowProblem {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What each column is, by its title: a field, or a custom attribute by key or label. The first of two alike counts. */
export function columnsOf(head: readonly string[], attributes: readonly AttributeRow[]): readonly Column[] {
  const own = new Map<string, string>();
  for (const { key, label } of attributes)
    for (const title of [label, key, `customattributes.${key}`])
      own.set(title.toLowerCase(), `customAttributes.${key}`);
  const taken = new Set<string>();
  return head.map((title) => {
    // An export marks a title that begins like a formula.
    const plain = unmarked(title.trim()).toLowerCase();
    const field = byTitle.get(plain) ?? own.get(plain);
    if (field === undefined || taken.has(field)) return { title };
    taken.add(field);
    return { title, field };
  });
}

/** Whether the columns name people at all. */
export function areNamed(columns: readonly Column[]): boolean {
  return columns.some(({ field }) => field === "name" || field === "firstName" || field === "lastName");
}

/** The row, or the first thing that is wrong with it. */
export function readRow(
  { line, cells }: Line,
  columns: readonly Column[],
  types: ReadonlyMap<string, AttributeRow["data_type"]>,
  isEmail: (text: string) => boolean,
): ImportRow | RowProblem {
  const said = new Map<string, string>();
  columns.forEach(({ field }, at) => {
    const text = unmarked((cells[at] ?? "").trim());
    if (field !== undefined && text !== "") said.set(field, text);
  });
  const problem = (field: string, reason: string): RowProblem => ({
    line,
    column: columns.find((column) => column.field === field)?.title ?? field,
    reason,
  });
  const name = nameOf(said);
  if (!name) return problem("name", "is required");
  if (Math.max(name.first.length, name.last.length) > 100)
    return problem("name", "has more than 100 characters");
  const emails = parts(said.get("email"), /[;,\s]+/);
  if (emails.length > MAX_EACH) return problem("email", `has more than ${MAX_EACH} addresses`);
  if (!emails.every(isEmail)) return problem("email", "is not an e-mail address");
  const phones = parts(said.get("phone"), /[;,/]+/).map((text) => text.replace(/[\s().-]/g, ""));
  if (phones.length > MAX_EACH) return problem("phone", `has more than ${MAX_EACH} numbers`);
  if (!phones.every((text) => /^\+?\d{3,20}$/.test(text)))
    return problem("phone", "may hold + and digits alone");
  const tags = parts(said.get("tags"), /[;,]+/);
  if (tags.length > 100 || tags.some((tag) => tag.length > 50))
    return problem("tags", "has more than 100, or one of more than 50 characters");
  const tooLong = [["userId", 255] as const, ["jobTitle", 200] as const, ["organization", 200] as const].find(
    ([field, most]) => (said.get(field)?.length ?? 0) > most,
  );
  if (tooLong) return problem(tooLong[0], `has more than ${tooLong[1]} characters`);
  const attributes: Record<string, AttributeValue> = {};
  for (const [field, text] of said) {
    if (!field.startsWith("customAttributes.")) continue;
    const key = field.slice("customAttributes.".length);
    const type = types.get(key) ?? "string";
    const value = readAs(type, text);
    if (value === undefined || (typeof value === "string" && value.length > 1_000))
      return problem(field, type === "string" ? "has more than 1000 characters" : `is no ${type}`);
    attributes[key] = value;
  }
  const [userId, jobTitle] = [said.get("userId"), said.get("jobTitle")];
  const edit: PersonEdit = {
    name,
    ...(emails.length > 0 ? { emails } : {}),
    ...(phones.length > 0 ? { phones } : {}),
    ...(userId ? { userId } : {}),
    ...(jobTitle ? { jobTitle } : {}),
  };
  return {
    ...{ line, edit, attributes, addTags: tags },
    email: emails[0]?.toLowerCase(),
    organization: said.get("organization"),
  };
}

/** A name in one column, or in two; of one the last word is the family's. */
function nameOf(said: ReadonlyMap<string, string>): { first: string; last: string } | undefined {
  const [first = "", last = "", whole = ""] = [said.get("firstName"), said.get("lastName"), said.get("name")];
  if (first || last) return { first, last };
  if (!whole) return undefined;
  const at = whole.lastIndexOf(" ");
  return at === -1 ? { first: whole, last: "" } : { first: whole.slice(0, at), last: whole.slice(at + 1) };
}

function parts(cell: string | undefined, between: RegExp): string[] {
  return (cell ?? "")
    .split(between)
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

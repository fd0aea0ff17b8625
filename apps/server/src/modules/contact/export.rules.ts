// Contacts as lines of CSV that a spreadsheet opens, and that an import takes in again.

import type { AttributeRow } from "./attribute.store.ts";
import { marked } from "./cell.rules.ts";

/** As a list shows them. */
export interface ExportedPerson {
  readonly id?: string;
  readonly name?: { readonly first?: string; readonly last?: string };
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  readonly jobTitle?: string;
  readonly organizationId?: string;
  readonly userId?: string;
  readonly tags?: readonly string[];
  readonly firstSeenOn?: string;
  readonly lastSeenOn?: string;
  readonly createdOn?: string;
  readonly updatedOn?: string;
  readonly customAttributes?: Readonly<Record<string, string | number | boolean>>;
}

export const exportedFields = [
  ...["id", "name", "emails", "phones", "jobTitle", "organizationId", "userId", "tags", "firstSeenOn"],
  ...["lastSeenOn", "createdOn", "updatedOn", "customAttributes"],
] as const;

const head = [
  ...["id", "first name", "last name", "email", "phone", "job title", "organization", "user id", "tags"],
  ...["first seen", "last seen", "created", "updated"],
];

/** The byte order mark tells spreadsheets that it is UTF-8. */
export function exportHead(attributes: readonly AttributeRow[]): string {
  return `\ufeff${line([...head, ...attributes.map(({ key }) => key)])}`;
}

export function exportLine(
  person: ExportedPerson,
  attributes: readonly AttributeRow[],
  organizations: ReadonlyMap<string, string>,
): string {
  const { name, emails = [], phones = [], tags = [], customAttributes = {} } = person;
  return line([
    ...[person.id, name?.first, name?.last, emails.join("; "), phones.join("; "), person.jobTitle],
    ...[organizations.get(person.organizationId ?? ""), person.userId, tags.join("; ")],
    ...[person.firstSeenOn, person.lastSeenOn, person.createdOn, person.updatedOn],
    ...attributes.map(({ key }) => customAttributes[key]),
  ]);
}

function line(cells: readonly (string | number | boolean | undefined)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | boolean | undefined): string {
  if (typeof value !== "string") return value === undefined ? "" : String(value);
  const text = marked(value);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Taking in the people of a spreadsheet: who is new, who is known by their first address, and what is wrong with whom.

import type { Context } from "../../kernel/context.ts";
import { appendEvents } from "../../kernel/ledger.ts";
import { Email, type Static, validatorOf } from "../../kernel/schema.ts";
import { readCsvRecords } from "../members/index.ts";
import { listAttributes } from "./attribute.store.ts";
import { contactCreate, contactUpdate, organizationCreate } from "./contact.events.ts";
import { presentContact } from "./contact.resource.ts";
import type { PersonRow } from "./contact.store.ts";
import type { ImportReport } from "./import.resource.ts";
import {
  areNamed,
  columnsOf,
  type ImportRow,
  MAX_COLUMNS,
  MAX_PROBLEMS,
  MAX_ROWS,
  type RowProblem,
  readRow,
} from "./import.rules.ts";
import { insertPersons, lockPersonsByEmail, STEP, writePersons } from "./import.store.ts";
import { blankOrganization } from "./organization.actions.ts";
import { presentOrganization } from "./organization.resource.ts";
import { findOrganizationsNamed, insertOrganization } from "./organization.store.ts";
import { blankPerson } from "./person.actions.ts";
import { differs, edited } from "./person.rules.ts";

/** Events in one statement. */
const TOLD_AT_ONCE = 500;

const address = validatorOf(Email());

export async function importPeople(
  ctx: Context,
  { propertyId, csv, dryRun }: { propertyId: string; csv: string; dryRun: boolean },
): Promise<Static<typeof ImportReport>> {
  const lines = readCsvRecords(csv);
  if (typeof lines === "string") return ctx.invalid("csv", lines);
  const [head, ...body] = lines;
  if (!head || body.length === 0) return ctx.invalid("csv", "names nobody below its title row");
  if (body.length > MAX_ROWS)
    return ctx.invalid("csv", `has ${body.length} rows; the most at once is ${MAX_ROWS}`);
  if (head.cells.length > MAX_COLUMNS)
    return ctx.invalid("csv", `has ${head.cells.length} columns; the most is ${MAX_COLUMNS}`);
  const attributes = await listAttributes(ctx.db, propertyId, "person");
  const columns = columnsOf(head.cells, attributes);
  if (!areNamed(columns)) return ctx.invalid("csv", "has no column with the title name");
  const types = new Map(attributes.map(({ key, data_type }) => [key, data_type]));
  const problems: RowProblem[] = [];
  const rows: ImportRow[] = [];
  const lineOf = new Map<string, number>();
  const emailColumn = columns.find(({ field }) => field === "email")?.title ?? "email";
  for (const line of body) {
    const row = readRow(line, columns, types, (text) => address.check(text));
    const earlier = "reason" in row || row.email === undefined ? undefined : lineOf.get(row.email);
    if ("reason" in row) problems.push(row);
    else if (earlier !== undefined)
      problems.push({ line: row.line, column: emailColumn, reason: `stands in line ${earlier} already` });
    else {
      if (row.email !== undefined) lineOf.set(row.email, row.line);
      rows.push(row);
    }
  }
  const names = [...new Set(rows.flatMap(({ organization }) => organization ?? []))];
  const organizations = await organizationsNamed(ctx, propertyId, names, dryRun);
  const taken = await takeIn(ctx, { propertyId, rows, organizations: organizations.ids, dryRun });
  for (const line of taken.late)
    problems.push({ line, column: emailColumn, reason: "was added by somebody else at this moment" });
  return {
    ...{ created: taken.created, updated: taken.updated, unchanged: taken.unchanged },
    refused: problems.length,
    newOrganizations: organizations.made,
    columns: columns.map(({ title, field }) => ({ title, ...(field ? { field } : {}) })),
    problems: problems.sort((a, b) => a.line - b.line).slice(0, MAX_PROBLEMS),
  };
}

async function organizationsNamed(
  ctx: Context,
  propertyId: string,
  names: readonly string[],
  dryRun: boolean,
): Promise<{ ids: ReadonlyMap<string, string>; made: number }> {
  const known = await findOrganizationsNamed(ctx.db, propertyId, names);
  const missing = names.filter((name) => !known.has(name));
  const ids = new Map(known);
  let made = 0;
  for (const name of missing) {
    const row = blankOrganization(ctx, propertyId, name.replace(/\s+/g, " "));
    // Two spellings of one name: the second finds what the first made.
    const again = dryRun ? undefined : (await findOrganizationsNamed(ctx.db, propertyId, [name])).get(name);
    ids.set(name, again ?? row.organization_id);
    if (again) continue;
    made++;
    if (dryRun) continue;
    await insertOrganization(ctx.db, row);
    ctx.emit(organizationCreate, { propertyId, payload: presentOrganization(row) });
  }
  return { ids, made };
}

interface Taking {
  readonly propertyId: string;
  readonly rows: readonly ImportRow[];
  readonly organizations: ReadonlyMap<string, string>;
  readonly dryRun: boolean;
}

/** First all writes, then all events: their order in the ledger is that of what they waited for. */
async function takeIn(ctx: Context, { propertyId, rows, organizations, dryRun }: Taking) {
  const made: PersonRow[] = [];
  const changed: PersonRow[] = [];
  const late: number[] = [];
  let unchanged = 0;
  for (let at = 0; at < rows.length; at += STEP) {
    const some = rows.slice(at, at + STEP);
    const keys = some.flatMap(({ email }) => email ?? []);
    const known = await lockPersonsByEmail(ctx.db, propertyId, keys);
    const added: { readonly row: PersonRow; readonly line: number }[] = [];
    const written: PersonRow[] = [];
    for (const one of some) {
      const before = one.email === undefined ? undefined : known.get(one.email);
      const after = withRow(before ?? blankPerson(ctx, propertyId), one, organizations);
      if (!before) added.push({ row: after, line: one.line });
      else if (differs(before, after)) written.push({ ...after, updated_on: ctx.now });
      else unchanged++;
    }
    const inserted = dryRun
      ? undefined
      : await insertPersons(
          ctx.db,
          added.map(({ row }) => row),
        );
    if (!dryRun && written.length > 0) await writePersons(ctx.db, written);
    for (const { row, line } of added) {
      if (!inserted || inserted.has(row.person_id)) made.push(row);
      else late.push(line);
    }
    changed.push(...written);
  }
  if (!dryRun) {
    const facts = [
      ...made.map((row) => ({ event: contactCreate, row })),
      ...changed.map((row) => ({ event: contactUpdate, row })),
    ];
    for (const [at, { event, row }] of facts.entries()) {
      if (at > 0 && at % TOLD_AT_ONCE === 0) await appendEvents(ctx.db, ctx.takeEvents());
      ctx.emit(event, { propertyId, payload: presentContact(row) });
    }
  }
  return { created: made.length, updated: changed.length, unchanged, late };
}

/** What the file says is written over what is known; lists grow. */
function withRow(known: PersonRow, row: ImportRow, organizations: ReadonlyMap<string, string>): PersonRow {
  const { edit, attributes, addTags, organization } = row;
  const organizationId = organization === undefined ? undefined : organizations.get(organization);
  return edited(known, {
    ...edit,
    emails: [...known.emails, ...(edit.emails ?? [])],
    phones: [...known.phones, ...(edit.phones ?? [])],
    tags: [...known.tags, ...addTags],
    customAttributes: { ...known.custom_attributes, ...attributes },
    ...(organizationId === undefined ? {} : { organizationId }),
  });
}

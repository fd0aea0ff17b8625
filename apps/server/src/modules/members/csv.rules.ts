// Reading a list of people to invite: CSV as spreadsheets write it, in whatever column order.

import { CsvError, parse } from "csv-parse/sync";
import type { KnownRole } from "../roles/index.ts";

export const MAX_ROWS = 1_000;

export interface CsvRow {
  /** Line of the file, the first being 1. */
  readonly line: number;
  readonly email: string;
  /** As the invitation will carry it, or as written when no role is called that. */
  readonly role: string;
}

const emailTitles = new Set(["email", "e-mail", "mail", "email address", "e-mail address"]);

/** The rows of the file, or why it cannot be read at all. */
export function readCsv(
  csv: string,
  roles: ReadonlyMap<string, KnownRole>,
): { rows: readonly CsvRow[] } | { problem: string } {
  const records = readRecords(csv);
  if (typeof records === "string") return { problem: records };
  const titles = records[0]?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const titled = titles.some((title) => emailTitles.has(title));
  const emailAt = titled ? titles.findIndex((title) => emailTitles.has(title)) : 0;
  const roleAt = titled ? titles.indexOf("role") : 1;
  const body = titled ? records.slice(1) : records;
  if (body.length === 0) return { problem: "names nobody" };
  if (body.length > MAX_ROWS) return { problem: `has ${body.length} rows; the most at once is ${MAX_ROWS}` };
  return {
    rows: body.map(({ line, cells }) => ({
      line,
      email: cells[emailAt] ?? "",
      role: roleCalled(cells[roleAt] ?? "", roles),
    })),
  };
}

/** People write a role's name; nothing means agent. */
function roleCalled(cell: string, roles: ReadonlyMap<string, KnownRole>): string {
  if (cell === "") return "agent";
  const wanted = cell.toLowerCase();
  for (const [role, { name }] of roles) if (role === wanted || name.toLowerCase() === wanted) return role;
  return cell;
}

export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The lines of a file, or why it cannot be read. */
export function readRecords(csv: string): readonly CsvRecord[] | string {
  try {
    // With `info` the parser wraps each record, which its types do not say.
    const found = parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) return `is not CSV: ${error.message}`;
    throw error;
  }
}

/** Spreadsheets of some countries write semicolons, and copying cells gives tabs. */
function delimiterOf(csv: string): string {
  const first = csv.split(/[\r\n]/, 1)[0] ?? "";
  return [";", "\t"].find((sign) => first.includes(sign)) ?? ",";
}

// A table as a file that spreadsheets open: RFC 4180, in UTF-8 with a mark that says so.

export type Cell = string | number | undefined;

/**
 * A spreadsheet takes what begins like this for a formula, and runs it; those of some countries split a line at
 * semicolons or tabs. Tags are written by visitors too.
 */
const FORMULA = /(^|[;,\t\r\n])((?:[^\S\t\r\n]|")*)('*[=+\-@])/g;

export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const safe = cell.replace(FORMULA, "$1$2'$3");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

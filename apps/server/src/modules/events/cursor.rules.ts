// The cursor as clients carry it: opaque text, the same for the socket and for events.list. It holds the id of a ledger
// row and, where a slow writer holds the reader back, the mark it waits for: without it, a client that asks again would
// wait for a new mark each time, and under steady writing for ever.

export interface Position {
  readonly id: number;
  readonly mark?: { readonly id: number; readonly xid: string };
}

const FORM = /^c([0-9a-z]{1,10})(?:\.([0-9a-z]{1,10})\.([0-9a-z]{1,10}))?$/;

export function writeCursor({ id, mark }: Position): string {
  const waiting = mark ? `.${mark.id.toString(36)}.${Number(mark.xid).toString(36)}` : "";
  return `c${id.toString(36)}${waiting}`;
}

/** Undefined for a text that is no cursor of ours. */
export function readCursor(text: string): Position | undefined {
  const [, id, markId, xid] = FORM.exec(text) ?? [];
  if (id === undefined) return undefined;
  const at = Number.parseInt(id, 36);
  if (markId === undefined || xid === undefined) return { id: at };
  return { id: at, mark: { id: Number.parseInt(markId, 36), xid: String(Number.parseInt(xid, 36)) } };
}

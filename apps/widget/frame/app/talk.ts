// Turns messages into what is drawn: days apart, runs of one person together, marks where they belong. Pure.

import type { Parcel } from "../core/outbox.ts";
import type { ChatFile, Message } from "../core/types.ts";

export interface Bubble {
  readonly id: string;
  readonly text: string;
  readonly files: readonly ChatFile[];
  readonly time: string;
  readonly state: "there" | Parcel["state"];
}

export type Row =
  | { readonly kind: "day"; readonly key: string; readonly time: string }
  | { readonly kind: "new"; readonly key: string }
  | { readonly kind: "came" | "went"; readonly key: string; readonly name: string; readonly time: string }
  | {
      readonly kind: "run";
      readonly key: string;
      readonly side: "mine" | "theirs";
      readonly agentId: string | undefined;
      readonly name: string | undefined;
      readonly bubbles: readonly Bubble[];
      /** Of the visitor's last message, when it is the last of its run. */
      readonly mark: "sent" | "read" | undefined;
    };

type Run = Extract<Row, { kind: "run" }>;

export interface Talk {
  readonly messages: readonly Message[];
  readonly outbox: readonly Parcel[];
  readonly agentReadOn?: string | undefined;
  readonly newFrom?: string | undefined;
  /** The day of a moment, where the visitor is. */
  dayOf(time: string): string;
}

/** A pause after which the same person begins a new run, so that its time is told. */
const PAUSE_MS = 5 * 60_000;

export function rowsOf({ messages, outbox, agentReadOn = "", newFrom, dayOf }: Talk): readonly Row[] {
  const rows: Row[] = [];
  let day = "";
  const said = [
    ...messages.map(toSaid),
    ...outbox.filter(({ kind }) => kind === "say").map((parcel) => fromParcel(parcel)),
  ].filter((one) => one !== undefined);
  for (const one of said) {
    const today = dayOf(one.time);
    if (today !== day) rows.push({ kind: "day", key: `day ${today}`, time: one.time });
    day = today;
    if (one.id === newFrom) rows.push({ kind: "new", key: "new" });
    if (one.kind !== "run") {
      rows.push({ kind: one.kind, key: one.id, name: one.name, time: one.time });
      continue;
    }
    const { side, agentId, name, id, text, files, time, state } = one;
    const bubble: Bubble = { id, text, files, time, state };
    const last = rows.at(-1);
    if (last?.kind === "run" && last.side === side && last.agentId === agentId && isSoonAfter(last, time))
      rows[rows.length - 1] = { ...last, bubbles: [...last.bubbles, bubble] };
    else rows.push({ kind: "run", key: id, side, agentId, name, bubbles: [bubble], mark: undefined });
  }
  return marked(rows, agentReadOn);
}

interface Spoken extends Bubble {
  readonly kind: "run";
  readonly side: "mine" | "theirs";
  readonly agentId: string | undefined;
  readonly name: string | undefined;
}

interface Move {
  readonly kind: "came" | "went";
  readonly id: string;
  readonly name: string;
  readonly time: string;
}

function toSaid({ id, type, sender, time, msg = "", attchs = [] }: Message): Spoken | Move | undefined {
  if (type === "agent-join" || type === "agent-leave")
    return { kind: type === "agent-join" ? "came" : "went", id, name: sender.n ?? "", time };
  if (type !== "msg") return undefined;
  const files = attchs.map(({ content }) => content.file);
  const side = sender.t === "v" ? "mine" : "theirs";
  return {
    kind: "run",
    id,
    side,
    agentId: sender.id,
    name: sender.n,
    text: msg,
    files,
    time,
    state: "there",
  };
}

function fromParcel({ id, at, text, files = [], form, state }: Parcel): Spoken | undefined {
  const { name, email, phone, answers = [] } = form ?? {};
  const filled = [name, email, phone, ...answers.map(({ answer }) => answer)].filter(Boolean);
  const shown = text || filled.join("\n");
  if (!shown && files.length === 0) return undefined;
  return {
    kind: "run",
    id,
    side: "mine",
    agentId: undefined,
    name: undefined,
    text: shown,
    files,
    time: at,
    state,
  };
}

function isSoonAfter(run: Run, time: string): boolean {
  const last = run.bubbles.at(-1);
  return last !== undefined && Date.parse(time) - Date.parse(last.time) < PAUSE_MS;
}

/** One mark in the whole talk: at the visitor's last message that the server has. */
function marked(rows: Row[], agentReadOn: string): readonly Row[] {
  const at = rows.findLastIndex((row) => row.kind === "run" && row.side === "mine");
  const run = rows[at];
  const last = run?.kind === "run" ? run.bubbles.findLast(({ state }) => state === "there") : undefined;
  if (!last || run?.kind !== "run") return rows;
  rows[at] = { ...run, mark: agentReadOn >= last.time ? "read" : "sent" };
  return rows;
}

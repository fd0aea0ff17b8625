// The figures of chats: what is kept of each, and how they add up.

import type { DayColumns, Fact, Parts } from "./columns.rules.ts";
import { CountedSample, ListedSample, type Sample } from "./sample.rules.ts";
import type { Count, GroupedRows } from "./tally.rules.ts";

export interface CountedChat {
  readonly createdOn: Date;
  /** When an agent first wrote. */
  readonly answeredOn: Date | null;
  readonly lastMessageOn: Date;
  readonly missed: boolean;
  readonly offline: boolean;
  readonly messageCount: number;
  readonly rating: number;
  readonly agents: readonly string[];
  readonly departmentId: string | null;
  readonly tags: readonly string[];
}

/** Bits, in the order in which `addRows` takes them apart. */
const ANSWERED = 1;
const MISSED = 2;
const OFFLINE = 4;
const POSITIVE = 8;
const NEGATIVE = 16;

/** Columns: marks, seconds to the first response, seconds of conversation, messages. */
export const CHAT_FIGURES = 4;

export function chatFact(
  chat: CountedChat,
  dayStartMs: number,
  secondsBetween: (from: Date, to: Date) => number,
): Fact {
  const { createdOn, answeredOn, offline, rating } = chat;
  const marks =
    (answeredOn ? ANSWERED : 0) |
    (chat.missed && !offline ? MISSED : 0) |
    (offline ? OFFLINE : 0) |
    (rating > 0 ? POSITIVE : 0) |
    (rating < 0 ? NEGATIVE : 0);
  return {
    at: createdOn.getTime() - dayStartMs,
    agents: chat.agents,
    departmentId: chat.departmentId,
    tags: chat.tags,
    figures: [
      marks,
      answeredOn ? secondsBetween(createdOn, answeredOn) : 0,
      secondsBetween(createdOn, chat.lastMessageOn),
      chat.messageCount,
    ],
  };
}

/** What is asked for and cannot be said, such as the median of nothing, is left out. */
export interface ChatNumbers {
  chats: number;
  answered: number;
  missed: number;
  offlineMessages: number;
  messages: number;
  firstResponseMedianSeconds?: number;
  firstResponseP90Seconds?: number;
  durationMedianSeconds?: number;
  durationAverageSeconds?: number;
  positive: number;
  neutral: number;
  negative: number;
  satisfaction?: number;
}

const NONE = new Int32Array(0);
let scratchRows = new Int32Array(0);

/** Room for some rows, until somebody else asks for it. */
function scratch(size: number): Int32Array {
  if (scratchRows.length < size) scratchRows = new Int32Array(size * 2);
  return scratchRows;
}

export class ChatCount implements Count<ChatNumbers> {
  private chats = 0;
  private answered = 0;
  private missed = 0;
  private offline = 0;
  private messages = 0;
  private positive = 0;
  private negative = 0;
  private durationSeconds = 0;
  private readonly firstResponse: Sample;
  private readonly duration: Sample;

  constructor(firstResponse: Sample, duration: Sample) {
    this.firstResponse = firstResponse;
    this.duration = duration;
  }

  static of(size: "large" | "small"): ChatCount {
    return size === "large"
      ? new ChatCount(new CountedSample(), new CountedSample())
      : new ChatCount(new ListedSample(), new ListedSample());
  }

  addRows({ figures }: DayColumns, rows: Int32Array, from: number, to: number): void {
    const [marks = NONE, firstResponse = NONE, duration = NONE, messages = NONE] = figures;
    const answered = scratch(to - from);
    let count = 0;
    let [missed, offline, positive, negative, said, lasted] = [0, 0, 0, 0, 0, 0];
    // Without a branch: which way one goes is a guess for each chat, and guessing wrong took most of the time.
    for (let at = from; at < to; at++) {
      const row = rows[at] as number;
      const mark = marks[row] as number;
      const isAnswered = mark & 1;
      answered[count] = row;
      count += isAnswered;
      lasted += (duration[row] as number) * isAnswered;
      said += messages[row] as number;
      missed += (mark >> 1) & 1;
      offline += (mark >> 2) & 1;
      positive += (mark >> 3) & 1;
      negative += (mark >> 4) & 1;
    }
    this.firstResponse.addRows(firstResponse, answered, 0, count);
    this.duration.addRows(duration, answered, 0, count);
    this.chats += to - from;
    this.answered += count;
    this.missed += missed;
    this.offline += offline;
    this.positive += positive;
    this.negative += negative;
    this.messages += said;
    this.durationSeconds += lasted;
  }

  /** What a group of a day comes to, by `chatParts`. */
  addPart({ sums, starts, samples: [firstResponse = NONE, duration = NONE] }: Parts, group: number): void {
    const at = group * SUMS;
    const [from, to] = [starts[group] as number, starts[group + 1] as number];
    this.chats += sums[at] as number;
    this.answered += sums[at + 1] as number;
    this.missed += sums[at + 2] as number;
    this.offline += sums[at + 3] as number;
    this.positive += sums[at + 4] as number;
    this.negative += sums[at + 5] as number;
    this.messages += sums[at + 6] as number;
    this.durationSeconds += sums[at + 7] as number;
    this.firstResponse.addValues(firstResponse, from, to);
    this.duration.addValues(duration, from, to);
  }

  /** In the order in which `addPart` takes them. */
  sums(): readonly number[] {
    const { chats, answered, missed, offline, positive, negative, messages, durationSeconds } = this;
    return [chats, answered, missed, offline, positive, negative, messages, durationSeconds];
  }

  figures(): ChatNumbers {
    const { chats, answered, missed, messages, positive, negative } = this;
    const rated = positive + negative;
    return {
      chats,
      answered,
      missed,
      offlineMessages: this.offline,
      messages,
      ...given("firstResponseMedianSeconds", this.firstResponse.atTenths(5)),
      ...given("firstResponseP90Seconds", this.firstResponse.atTenths(9)),
      ...given("durationMedianSeconds", this.duration.atTenths(5)),
      ...given("durationAverageSeconds", answered ? Math.round(this.durationSeconds / answered) : undefined),
      positive,
      neutral: chats - rated,
      negative,
      ...given("satisfaction", rated ? ratio(positive, rated) : undefined),
    };
  }

  clear(): void {
    this.chats = this.answered = this.missed = this.offline = 0;
    this.messages = this.positive = this.negative = this.durationSeconds = 0;
    this.firstResponse.clear();
    this.duration.clear();
  }
}

const SUMS = 8;

export function chatParts(day: DayColumns, { rows, starts }: GroupedRows): Parts {
  const groups = starts.length - 1;
  const [firstResponse, duration] = [new ListedSample(), new ListedSample()];
  const count = new ChatCount(firstResponse, duration);
  const parts = {
    rows: new Int32Array(groups),
    sums: new Float64Array(groups * SUMS),
    starts: new Int32Array(groups + 1),
    samples: [new Int32Array(starts[groups] ?? 0), new Int32Array(starts[groups] ?? 0)] as const,
  };
  for (let group = 0, end = 0; group < groups; group++) {
    const [from, to] = [starts[group] as number, starts[group + 1] as number];
    count.clear();
    count.addRows(day, rows, from, to);
    parts.rows[group] = to - from;
    parts.sums.set(count.sums(), group * SUMS);
    firstResponse.copyTo(parts.samples[0], end);
    end = duration.copyTo(parts.samples[1], end);
    parts.starts[group + 1] = end;
  }
  const used = parts.starts[groups];
  return { ...parts, samples: parts.samples.map((values) => values.slice(0, used)) };
}

/** With four digits after the point. */
export function ratio(part: number, whole: number): number {
  return Math.round((part * 10_000) / whole) / 10_000;
}

/** A field, where there is a value for it. */
export function given<K extends string>(key: K, value: number | undefined): { [k in K]?: number } {
  return (value === undefined ? {} : { [key]: value }) as { [k in K]?: number };
}

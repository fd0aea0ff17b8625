// A day of something countable, one column per fact: a year of them is counted in the time a table needs to read a week.

import { everyRow } from "./sample.rules.ts";

/** Something that happened, with the figures its kind has. */
export interface Fact {
  /** Milliseconds since the day began. */
  readonly at: number;
  readonly agents: readonly string[];
  readonly departmentId: string | null;
  readonly tags: readonly string[];
  readonly figures: readonly number[];
}

/** Which words each row has: those at `members` from its start up to the next one's, by their place in `names`. */
export interface Lists {
  /** Null stands for having none. */
  readonly names: readonly (string | null)[];
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

export interface DayColumns {
  readonly rows: number;
  /** In the order of time. */
  readonly at: Int32Array;
  readonly agents: Lists;
  /** One for each row. */
  readonly departments: Lists;
  readonly tags: Lists;
  /** As many as the kind has figures. */
  readonly figures: readonly Int32Array[];
  /** What its rows come to by some grouping, once somebody has asked: the day stays as it is for as long as it is held. */
  readonly parts: Map<string, Parts>;
  /** Which rows are of some kinds, by their first figure, once somebody has asked. */
  readonly kinds: Map<string, Int32Array>;
}

/** What each group of a day's rows comes to. */
export interface Parts {
  readonly rows: Int32Array;
  /** As many for each group as its kind of count adds up. */
  readonly sums: Float64Array;
  /** Where the values of each group begin in each of the samples, and where the last end. */
  readonly starts: Int32Array;
  readonly samples: readonly Int32Array[];
}

/** The names that occur on a day. */
export interface Words {
  readonly agents: readonly string[];
  readonly departments: readonly (string | null)[];
  readonly tags: readonly string[];
}

/** As a day is kept: `columns` are the numbers of all columns, one after the other. */
export interface KeptDay {
  readonly words: Words & {
    readonly rows: number;
    /** Bytes of each number of each column; four where nothing is said, as it once was. */
    readonly widths?: readonly number[];
  };
  readonly columns: Buffer;
}

const NOTHING: KeptDay = {
  words: { rows: 0, agents: [], departments: [], tags: [] },
  // Where the lists of the first row would begin.
  columns: Buffer.alloc(2 * Int32Array.BYTES_PER_ELEMENT),
};

/** Facts in the order of time. */
export function packDay(facts: readonly Fact[], figures: number): KeptDay {
  if (facts.length === 0) return NOTHING;
  const agents = new Names<string>();
  const departments = new Names<string | null>();
  const tags = new Names<string>();
  const columns = [
    facts.map(({ at }) => at),
    facts.map(({ departmentId }) => departments.placeOf(departmentId)),
    ...Array.from({ length: figures }, (_, n) => facts.map((fact) => fact.figures[n] ?? 0)),
    startsOf(facts.map((fact) => fact.agents)),
    startsOf(facts.map((fact) => fact.tags)),
    facts.flatMap((fact) => fact.agents.map((id) => agents.placeOf(id))),
    facts.flatMap((fact) => fact.tags.map((tag) => tags.placeOf(tag))),
  ];
  const narrow = columns.map((column) => new (arrayFor(column))(column));
  return {
    words: {
      rows: facts.length,
      widths: narrow.map((column) => column.BYTES_PER_ELEMENT),
      agents: agents.all,
      departments: departments.all,
      tags: tags.all,
    },
    columns: Buffer.concat(narrow.map((column) => Buffer.from(column.buffer))),
  };
}

/** Most numbers are small, and what is read from the database costs by the byte. */
function arrayFor(column: readonly number[]) {
  let [least, most] = [0, 0];
  for (const number of column) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  if (least < 0 || most > 0xffff) return Int32Array;
  return most > 0xff ? Uint16Array : Uint8Array;
}

function startsOf(lists: readonly (readonly string[])[]): readonly number[] {
  const starts = [0];
  for (const [at, list] of lists.entries()) starts.push((starts[at] ?? 0) + list.length);
  return starts;
}

class Names<T> {
  readonly all: T[] = [];
  private readonly places = new Map<T, number>();

  placeOf(name: T): number {
    let place = this.places.get(name);
    if (place === undefined) {
      place = this.all.push(name) - 1;
      this.places.set(name, place);
    }
    return place;
  }
}

export function readDay({ words, columns }: KeptDay, figures: number): DayColumns {
  const { rows, widths = [] } = words;
  let [column, read] = [0, 0];
  const next = (length: number): Int32Array => {
    const width = widths[column++] ?? Int32Array.BYTES_PER_ELEMENT;
    // A buffer from the network may begin anywhere; numbers of several bytes may not.
    const bytes = new Uint8Array(length * width);
    bytes.set(columns.subarray(read, read + bytes.length));
    read += bytes.length;
    if (width === 1) return new Int32Array(bytes);
    return new Int32Array(width === 2 ? new Uint16Array(bytes.buffer) : bytes.buffer);
  };
  const at = next(rows);
  const department = next(rows);
  const figureColumns = Array.from({ length: figures }, () => next(rows));
  const agentStarts = next(rows + 1);
  const tagStarts = next(rows + 1);
  return {
    rows,
    at,
    figures: figureColumns,
    parts: new Map(),
    kinds: new Map(),
    departments: { names: words.departments, starts: everyRow(rows + 1), members: department },
    agents: { names: words.agents, starts: agentStarts, members: next(agentStarts[rows] ?? 0) },
    tags: { names: words.tags, starts: tagStarts, members: next(tagStarts[rows] ?? 0) },
  };
}

/** Roughly what it takes in memory, now. */
export function bytesOf({ rows, agents, departments, tags, figures, parts, kinds }: DayColumns): number {
  const names = agents.names.length + departments.names.length + tags.names.length;
  const members = agents.members.length + tags.members.length;
  let bytes = 2000 + names * 60 + (rows * (4 + figures.length) + members) * Int32Array.BYTES_PER_ELEMENT;
  for (const { rows, sums, starts, samples } of parts.values())
    for (const array of [rows, sums, starts, ...samples]) bytes += 200 + array.byteLength;
  for (const array of kinds.values()) bytes += 200 + array.byteLength;
  return bytes;
}

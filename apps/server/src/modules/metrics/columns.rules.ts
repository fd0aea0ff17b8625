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
}

/** The names that occur on a day. */
export interface Words {
  readonly agents: readonly string[];
  readonly departments: readonly (string | null)[];
  readonly tags: readonly string[];
}

/** As a day is kept: `columns` are the numbers of all columns, one after the other. */
export interface KeptDay {
  readonly words: Words & { readonly rows: number };
  readonly columns: Buffer;
}

/** Facts in the order of time. */
export function packDay(facts: readonly Fact[], figures: number): KeptDay {
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
  const all = Int32Array.from(columns.flat());
  return {
    words: { rows: facts.length, agents: agents.all, departments: departments.all, tags: tags.all },
    columns: Buffer.from(all.buffer),
  };
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
  // A buffer from the network may begin anywhere; numbers of four bytes may not.
  const aligned = new Uint8Array(columns.length);
  aligned.set(columns);
  const all = new Int32Array(aligned.buffer);
  const { rows } = words;
  let read = 0;
  const next = (length: number) => {
    read += length;
    return all.subarray(read - length, read);
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
    departments: { names: words.departments, starts: everyRow(rows + 1), members: department },
    agents: { names: words.agents, starts: agentStarts, members: next(agentStarts[rows] ?? 0) },
    tags: { names: words.tags, starts: tagStarts, members: next(tagStarts[rows] ?? 0) },
  };
}

/** Roughly what it takes in memory. */
export function bytesOf({ at, agents, departments, tags }: DayColumns): number {
  return (
    1000 + at.buffer.byteLength + (agents.names.length + departments.names.length + tags.names.length) * 60
  );
}

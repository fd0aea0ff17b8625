// A day of something countable, one column per fact: a year of them is counted in the time a table needs to read a week.

/** Who it was about, by place in the lists of words. */
export interface Words {
  /** Every combination of agents that occurs. */
  readonly agents: readonly (readonly string[])[];
  /** Null stands for no department. */
  readonly departments: readonly (string | null)[];
  readonly tags: readonly (readonly string[])[];
}

/** Something that happened, with the figures its kind has. */
export interface Fact {
  /** Milliseconds since the day began. */
  readonly at: number;
  readonly agents: readonly string[];
  readonly departmentId: string | null;
  readonly tags: readonly string[];
  readonly figures: readonly number[];
}

export interface DayColumns {
  readonly rows: number;
  readonly words: Words;
  readonly at: Int32Array;
  readonly agents: Int32Array;
  readonly departments: Int32Array;
  readonly tags: Int32Array;
  /** As many as the kind has figures. */
  readonly figures: readonly Int32Array[];
}

const NAMED = 4;

/** Facts in the order of time. */
export function packDay(facts: readonly Fact[], figures: number): DayColumns {
  const agents = new Dictionary<readonly string[]>();
  const departments = new Dictionary<string | null>();
  const tags = new Dictionary<readonly string[]>();
  const words = { agents: agents.words, departments: departments.words, tags: tags.words };
  const day = columnsOver(new Int32Array(facts.length * (NAMED + figures)), figures, words);
  for (const [row, fact] of facts.entries()) {
    day.at[row] = fact.at;
    day.agents[row] = agents.placeOf(fact.agents);
    day.departments[row] = departments.placeOf(fact.departmentId);
    day.tags[row] = tags.placeOf(fact.tags);
    for (const [column, values] of day.figures.entries()) values[row] = fact.figures[column] ?? 0;
  }
  return day;
}

class Dictionary<T> {
  readonly words: T[] = [];
  private readonly places = new Map<string, number>();

  placeOf(word: T): number {
    const key = JSON.stringify(word);
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.words.push(word) - 1;
      this.places.set(key, place);
    }
    return place;
  }
}

export interface KeptDay {
  readonly words: Words;
  readonly columns: Buffer;
}

/** As it is kept: one column after the other. */
export function keepDay(day: DayColumns): KeptDay {
  const { buffer, byteOffset } = day.at;
  const columns = NAMED + day.figures.length;
  return { words: day.words, columns: Buffer.from(buffer, byteOffset, day.rows * columns * 4) };
}

export function readDay({ words, columns }: KeptDay, figures: number): DayColumns {
  // A buffer from the network may begin anywhere; numbers of four bytes may not.
  const aligned = new Uint8Array(columns.length);
  aligned.set(columns);
  const all = new Int32Array(aligned.buffer);
  return columnsOver(all, figures, words);
}

function columnsOver(all: Int32Array, figures: number, words: Words): DayColumns {
  const rows = all.length / (NAMED + figures);
  const column = (n: number) => all.subarray(n * rows, (n + 1) * rows);
  return {
    rows,
    words,
    at: column(0),
    agents: column(1),
    departments: column(2),
    tags: column(3),
    figures: Array.from({ length: figures }, (_, n) => column(NAMED + n)),
  };
}

/** Roughly what it takes in memory. */
export function bytesOf(day: DayColumns): number {
  const { agents, departments, tags } = day.words;
  return (
    500 +
    day.rows * (NAMED + day.figures.length) * 4 +
    (agents.length + departments.length + tags.length) * 120
  );
}

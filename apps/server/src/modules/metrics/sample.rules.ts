// Medians and the like, exact: a value is never rounded for them, and of an even number the lower of the middle ones counts.
// A million values go through here for one question, so they come by rows of a column, and nothing is called for each.

/** Whole numbers of which one wants to know the value at some part of their order. */
export interface Sample {
  readonly size: number;
  /** The values of a column at some of its rows, listed from one place in `rows` up to another. */
  addRows(column: Int32Array, rows: Int32Array, from: number, to: number): void;
  /** The smallest value that at least so many tenths of all do not exceed (nearest rank); undefined of none. */
  atTenths(tenths: number): number | undefined;
  clear(): void;
}

function rankAt(size: number, tenths: number): number {
  return Math.max(1, Math.ceil((size * tenths) / 10));
}

const FINE = 256;
const COUNTED = FINE * FINE;

/** For very many: counts how often each value below 65,536 came, and keeps the others. */
export class CountedSample implements Sample {
  size = 0;
  private readonly coarse = new Uint32Array(FINE);
  private readonly fine = new Uint32Array(COUNTED);
  private large: number[] = [];

  addRows(column: Int32Array, rows: Int32Array, from: number, to: number): void {
    const { coarse, fine } = this;
    for (let at = from; at < to; at++) {
      const value = column[rows[at] as number] as number;
      if (value < COUNTED) {
        fine[value] = (fine[value] as number) + 1;
        coarse[value >> 8] = (coarse[value >> 8] as number) + 1;
      } else this.large.push(value);
    }
    this.size += to - from;
  }

  atTenths(tenths: number): number | undefined {
    if (this.size === 0) return undefined;
    let left = rankAt(this.size, tenths);
    for (let block = 0; block < FINE; block++) {
      const here = this.coarse[block] as number;
      if (here < left) {
        left -= here;
        continue;
      }
      for (let value = block * FINE; ; value++) {
        left -= this.fine[value] as number;
        if (left <= 0) return value;
      }
    }
    return this.large.sort((a, b) => a - b)[left - 1];
  }

  clear(): void {
    for (let block = 0; block < FINE; block++) {
      if (this.coarse[block] === 0) continue;
      this.fine.fill(0, block * FINE, (block + 1) * FINE);
      this.coarse[block] = 0;
    }
    this.large = [];
    this.size = 0;
  }
}

/** From so many on, counting is quicker than sorting. */
const MANY = 1_000;

/** One table is enough for all that are asked one after the other. */
let counter: CountedSample | undefined;

/** For some of many, of which each would need a table of its own: keeps the values until it is asked. */
export class ListedSample implements Sample {
  size = 0;
  private values = new Int32Array(16);

  addRows(column: Int32Array, rows: Int32Array, from: number, to: number): void {
    const needed = this.size + to - from;
    if (needed > this.values.length) {
      const larger = new Int32Array(Math.max(needed, this.values.length * 2));
      larger.set(this.values);
      this.values = larger;
    }
    const { values } = this;
    let end = this.size;
    for (let at = from; at < to; at++) values[end++] = column[rows[at] as number] as number;
    this.size = end;
  }

  atTenths(tenths: number): number | undefined {
    if (this.size === 0) return undefined;
    const values = this.values.subarray(0, this.size);
    if (this.size < MANY) return values.sort()[rankAt(this.size, tenths) - 1];
    counter ??= new CountedSample();
    counter.clear();
    counter.addRows(values, everyRow(this.size), 0, this.size);
    return counter.atTenths(tenths);
  }

  clear(): void {
    this.size = 0;
  }
}

let counting = new Int32Array(0);

/** 0, 1, 2 and so on, at least so many. */
export function everyRow(size: number): Int32Array {
  if (counting.length < size) counting = Int32Array.from({ length: size * 2 }, (_, n) => n);
  return counting;
}

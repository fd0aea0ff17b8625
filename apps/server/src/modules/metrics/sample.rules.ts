// Medians and the like, exact: a value is never rounded for them, and of an even number the lower of the middle ones counts.
// A million values go through here for one question, so they come by rows of a column, and nothing is called for each.

/** Whole numbers of which one wants to know the value at some part of their order. */
export interface Sample {
  readonly size: number;
  /** The values of a column at some of its rows, listed from one place in `rows` up to another. */
  addRows(column: Int32Array, rows: Int32Array, from: number, to: number): void;
  addValues(values: Int32Array, from: number, to: number): void;
  /** The smallest value that at least so many tenths of all do not exceed (nearest rank); undefined of none. */
  atTenths(tenths: number): number | undefined;
  clear(): void;
}

function rankAt(size: number, tenths: number): number {
  return Math.max(1, Math.ceil((size * tenths) / 10));
}

const FINE = 256;
const COUNTED = FINE * FINE;

/** For very many: counts how often each value below 65,536 came, and keeps the others, such as the days a ticket took. */
export class CountedSample implements Sample {
  size = 0;
  private readonly coarse = new Uint32Array(FINE);
  private readonly fine = new Uint32Array(COUNTED);
  private large = new Int32Array(16);
  private larger = 0;

  addRows(column: Int32Array, rows: Int32Array, from: number, to: number): void {
    const { coarse, fine } = this;
    for (let at = from; at < to; at++) {
      const value = column[rows[at] as number] as number;
      if (value < COUNTED) {
        fine[value] = (fine[value] as number) + 1;
        coarse[value >> 8] = (coarse[value >> 8] as number) + 1;
      } else this.keep(value);
    }
    this.size += to - from;
  }

  addValues(values: Int32Array, from: number, to: number): void {
    const { coarse, fine } = this;
    for (let at = from; at < to; at++) {
      const value = values[at] as number;
      if (value < COUNTED) {
        fine[value] = (fine[value] as number) + 1;
        coarse[value >> 8] = (coarse[value >> 8] as number) + 1;
      } else this.keep(value);
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
    return nthOf(this.large, this.larger, left - 1);
  }

  clear(): void {
    for (let block = 0; block < FINE; block++) {
      if (this.coarse[block] === 0) continue;
      this.fine.fill(0, block * FINE, (block + 1) * FINE);
      this.coarse[block] = 0;
    }
    this.larger = 0;
    this.size = 0;
  }

  private keep(value: number): void {
    if (this.larger === this.large.length) {
      const more = new Int32Array(this.larger * 2);
      more.set(this.large);
      this.large = more;
    }
    this.large[this.larger++] = value;
  }
}

/** What would be at a place if so many values were in order; moves them about, and sorts no more of them than it must. */
function nthOf(values: Int32Array, size: number, place: number): number | undefined {
  let [low, high] = [0, size - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let [left, right] = [low - 1, high + 1];
    for (;;) {
      do left++;
      while ((values[left] as number) < pivot);
      do right--;
      while ((values[right] as number) > pivot);
      if (left >= right) break;
      const moved = values[left] as number;
      values[left] = values[right] as number;
      values[right] = moved;
    }
    if (place <= right) high = right;
    else low = right + 1;
  }
  return values[place];
}

/** From so many on, counting is quicker than sorting. */
const MANY = 1_000;

/** One table is enough for all that are asked one after the other; it stays for the second thing that is asked. */
let counter: CountedSample | undefined;
let inCounter: ListedSample | undefined;

/** For some of many, of which each would need a table of its own: keeps the values, or where they are, until it is asked. */
export class ListedSample implements Sample {
  size = 0;
  /** Its own, of rows. */
  private values = new Int32Array(16);
  private listed = 0;
  /** Of others, who do not change them. */
  private stretches: { readonly values: Int32Array; readonly from: number; readonly to: number }[] = [];

  addRows(column: Int32Array, rows: Int32Array, from: number, to: number): void {
    const needed = this.listed + to - from;
    if (needed > this.values.length) {
      const larger = new Int32Array(Math.max(needed, this.values.length * 2));
      larger.set(this.values);
      this.values = larger;
    }
    const { values } = this;
    let end = this.listed;
    for (let at = from; at < to; at++) values[end++] = column[rows[at] as number] as number;
    this.listed = end;
    this.changed(to - from);
  }

  addValues(values: Int32Array, from: number, to: number): void {
    this.stretches.push({ values, from, to });
    this.changed(to - from);
  }

  private changed(more: number): void {
    if (inCounter === this) inCounter = undefined;
    this.size += more;
  }

  atTenths(tenths: number): number | undefined {
    if (this.size === 0) return undefined;
    if (this.size < MANY) {
      const values = new Int32Array(this.size);
      this.copyTo(values, 0);
      return values.sort()[rankAt(this.size, tenths) - 1];
    }
    counter ??= new CountedSample();
    if (inCounter !== this) {
      counter.clear();
      counter.addValues(this.values, 0, this.listed);
      for (const { values, from, to } of this.stretches) counter.addValues(values, from, to);
      inCounter = this;
    }
    return counter.atTenths(tenths);
  }

  /** Writes its values down from a place on, and says where they end. */
  copyTo(target: Int32Array, at: number): number {
    target.set(this.values.subarray(0, this.listed), at);
    let end = at + this.listed;
    for (const { values, from, to } of this.stretches) {
      target.set(values.subarray(from, to), end);
      end += to - from;
    }
    return end;
  }

  clear(): void {
    this.changed(-this.size);
    this.listed = 0;
    this.stretches = [];
  }
}

let counting = new Int32Array(0);

/** 0, 1, 2 and so on, at least so many. */
export function everyRow(size: number): Int32Array {
  if (counting.length < size) counting = Int32Array.from({ length: size * 2 }, (_, n) => n);
  return counting;
}

// Medians and the like, exact: a value is never rounded for them, and of an even number the lower of the middle ones counts.

/** Whole numbers of which one wants to know the value at some part of their order. */
export interface Sample {
  readonly size: number;
  add(value: number): void;
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
  private large: ListedSample | undefined;

  add(value: number): void {
    this.size++;
    if (value < COUNTED) {
      this.fine[value] = (this.fine[value] ?? 0) + 1;
      const block = value >> 8;
      this.coarse[block] = (this.coarse[block] ?? 0) + 1;
    } else {
      this.large ??= new ListedSample();
      this.large.add(value);
    }
  }

  atTenths(tenths: number): number | undefined {
    if (this.size === 0) return undefined;
    let left = rankAt(this.size, tenths);
    for (let block = 0; block < FINE; block++) {
      const here = this.coarse[block] ?? 0;
      if (here < left) {
        left -= here;
        continue;
      }
      for (let value = block * FINE; ; value++) {
        left -= this.fine[value] ?? 0;
        if (left <= 0) return value;
      }
    }
    return this.large?.at(left - 1);
  }

  clear(): void {
    for (let block = 0; block < FINE; block++) {
      if (this.coarse[block] === 0) continue;
      this.fine.fill(0, block * FINE, (block + 1) * FINE);
      this.coarse[block] = 0;
    }
    this.large = undefined;
    this.size = 0;
  }
}

/** For some of many: keeps each, and puts as much in order as is asked for. */
export class ListedSample implements Sample {
  size = 0;
  private values = new Uint32Array(16);

  add(value: number): void {
    if (this.size === this.values.length) {
      const larger = new Uint32Array(this.size * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.size++] = value;
  }

  atTenths(tenths: number): number | undefined {
    return this.size === 0 ? undefined : this.at(rankAt(this.size, tenths) - 1);
  }

  clear(): void {
    this.size = 0;
  }

  /** The value that would stand there if all were in order (Hoare's selection). */
  at(place: number): number {
    const { values } = this;
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = values[(low + high) >> 1] ?? 0;
      let i = low;
      let j = high;
      while (i <= j) {
        while ((values[i] ?? 0) < middle) i++;
        while ((values[j] ?? 0) > middle) j--;
        if (i > j) break;
        const swapped = values[i] ?? 0;
        values[i++] = values[j] ?? 0;
        values[j--] = swapped;
      }
      if (place <= j) high = j;
      else if (place >= i) low = i;
      else break;
    }
    return values[place] ?? 0;
  }
}

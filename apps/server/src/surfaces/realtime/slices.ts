// Work on many sockets, in slices: others get a turn between them.

const SLICE = 500;

export async function inSlices<T>(all: Iterable<T>, work: (one: T) => void): Promise<void> {
  let count = 0;
  for (const one of [...all]) {
    if (++count % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
    work(one);
  }
}

// Two lists, each in its own order and read page by page, as one. Pure.

export interface Row {
  /** Its channel and its id, as they stand in the address. */
  readonly key: string;
  /** When it began; the latest come first. */
  readonly at: string;
}

export interface Source {
  readonly rows: readonly Row[];
  /** There are further ones, all of them older. */
  readonly hasMore: boolean;
}

/**
 * What can be shown: no row older than where a list ends that goes on, since others of that list may belong before it.
 * `behind` are the lists that must be read on for there to be more.
 */
export function merge(sources: readonly Source[]): { rows: readonly Row[]; behind: readonly number[] } {
  const ends = sources.map(({ rows, hasMore }) => (hasMore ? (rows.at(-1)?.at ?? LAST) : ""));
  const end = ends.reduce((latest, one) => (one > latest ? one : latest), "");
  const rows = sources
    .flatMap((source) => source.rows)
    .filter(({ at }) => at >= end)
    .sort((a, b) => (a.at === b.at ? (a.key > b.key ? -1 : 1) : a.at > b.at ? -1 : 1));
  return { rows, behind: end === "" ? [] : ends.flatMap((one, nth) => (one === end ? [nth] : [])) };
}

/** After every moment: of a list nothing is known of, anything may come first. */
const LAST = "\uffff";

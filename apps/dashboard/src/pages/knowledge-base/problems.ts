// Where a refusal of the server belongs: a field of the article, or a field of one of its blocks.

import type { ErrorDetail } from "@parlo/sdk";

/** By place: `title`, or a block's key with the field within it, as `block-7 text`. */
export type Problems = Readonly<Record<string, string>>;

const BLOCK = /^article\.content\.contents\[(\d+)\](?:\.content)?\.?(.*)$/;

const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^article\.content\.title/, "title"],
  [/^article\.content\.subtitle/, "subtitle"],
  [/^article\.content\.slug/, "slug"],
  [/^article\.content\.author/, "author"],
  [/^article\.content\.metadata\.banner/, "banner"],
  [/^article\.content\.metadata/, "description"],
  [/^article\.meta\.categories/, "categories"],
  [/^article\.meta\.relatedArticles/, "related"],
];

/** `keys` are those of the blocks that were sent, in their order. What has no place is left to be shown as it came. */
export function placeProblems(
  details: readonly ErrorDetail[],
  keys: readonly string[],
  say: (reason: string) => string = (reason) => reason,
): { problems: Problems; rest: readonly ErrorDetail[] } {
  const problems: Record<string, string> = {};
  const rest: ErrorDetail[] = [];
  for (const detail of details) {
    const place = placeOf(detail.path, keys);
    if (place === undefined) rest.push(detail);
    // The first of several at one place is enough to begin with.
    else problems[place] ??= say(detail.reason);
  }
  return { problems, rest };
}

function placeOf(path: string, keys: readonly string[]): string | undefined {
  const [, at, field = ""] = BLOCK.exec(path) ?? [];
  if (at !== undefined) {
    const key = keys[Number(at)];
    return key === undefined ? undefined : blockPlace(key, field);
  }
  return FIELDS.find(([pattern]) => pattern.test(path))?.[1];
}

export function blockPlace(key: string, field: string): string {
  return `${key} ${field}`;
}

/** What is wrong with a block, by field; `body[2].cells` is its own field. */
export function problemsOfBlock(problems: Problems, key: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([place, reason]) =>
      place.startsWith(`${key} `) ? [[place.slice(key.length + 1), reason]] : [],
    ),
  );
}

/** A block that was changed or a field that was typed in is in the clear until the server is asked again. */
export function without(problems: Problems, ...places: readonly string[]): Problems {
  const kept = Object.entries(problems).filter(
    ([place]) => !places.some((one) => place === one || place.startsWith(`${one} `)),
  );
  return kept.length === Object.keys(problems).length ? problems : Object.fromEntries(kept);
}

// Formatters of the reader's language, each made once: making one costs more than a hundred uses of it.

const made = new Map<string, unknown>();

export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(
    `date ${language} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(regional(language, globalThis.navigator?.languages ?? []), options),
  );
}

export function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(
    `number ${language} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(language, options),
  );
}

export function relativeFormat(language: string): Intl.RelativeTimeFormat {
  return once(`relative ${language}`, () => new Intl.RelativeTimeFormat(language, { numeric: "auto" }));
}

export function regionNames(language: string): Intl.DisplayNames {
  return once(`regions ${language}`, () => new Intl.DisplayNames(language, { type: "region" }));
}

/** The reader's own kind of a language: English says 26 Oct in Britain and Oct 26 in America. */
export function regional(language: string, wishes: readonly string[]): string {
  return wishes.find((wish) => wish.startsWith(`${language}-`)) ?? language;
}

function once<T>(key: string, make: () => T): T {
  const known = made.get(key);
  if (known !== undefined) return known as T;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

// The languages the window speaks, each a file of its own that is loaded when it is chosen.

import type en from "./en.ts";

export type Texts = Readonly<Record<keyof typeof en, string>>;

/** Loads a language. */
export const languages = {
  ar: () => import("./ar.ts"),
  de: () => import("./de.ts"),
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  fr: () => import("./fr.ts"),
  it: () => import("./it.ts"),
  pt: () => import("./pt.ts"),
};

export type Language = keyof typeof languages;

/** The first that is spoken here, of tags in the order of preference; English when none is. */
export function languageOf(tags: readonly (string | undefined)[]): Language {
  const spoken = tags.map((tag) => tag?.toLowerCase().split(/[-_]/)[0] ?? "");
  return (spoken.find((one) => Object.hasOwn(languages, one)) as Language | undefined) ?? "en";
}

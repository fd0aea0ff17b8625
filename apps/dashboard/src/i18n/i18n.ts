// Which language the dashboard speaks: what was chosen in this browser, else the browser's own. The account's language,
// which is English until somebody chooses, is that of its mails.

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type en from "./en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const languages = ["en", "it"] as const;
export type Language = (typeof languages)[number];

const catalogues: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import("./en.json"),
  it: () => import("./it.json"),
};

const remembered = "parlo.language";

export async function startLanguage(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .init({ lng: "none", resources: {}, fallbackLng: false, interpolation: { escapeValue: false } });
  await speak(preferred());
}

/** Switches, and remembers it for this browser. */
export async function choose(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  await speak(language);
}

async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    const catalogue = await catalogues[language]();
    i18next.addResourceBundle(language, "translation", catalogue.default);
  }
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : "en";
}

function preferred(): Language {
  const wishes = [localStorage.getItem(remembered) ?? "", ...navigator.languages];
  return wishes.map((wish) => wish.slice(0, 2)).find(isLanguage) ?? "en";
}

function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

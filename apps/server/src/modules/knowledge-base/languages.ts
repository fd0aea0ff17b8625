// Languages a site may be in, by their codes, with what they call themselves and how PostgreSQL stems their words.

export interface Language {
  readonly code: string;
  readonly name: string;
  readonly nativeName: string;
  readonly direction: "ltr" | "rtl";
  /** Text search configuration; every PostgreSQL has these. */
  readonly stems: string;
}

const rows: readonly (readonly [
  code: string,
  name: string,
  nativeName: string,
  stems?: string | undefined,
  rtl?: "rtl",
])[] = [
  ["ar", "Arabic", "العربية", "arabic", "rtl"],
  ["bg", "Bulgarian", "Български"],
  ["ca", "Catalan", "Català", "catalan"],
  ["cs", "Czech", "Čeština"],
  ["da", "Danish", "Dansk", "danish"],
  ["de", "German", "Deutsch", "german"],
  ["el", "Greek", "Ελληνικά", "greek"],
  ["en", "English", "English", "english"],
  ["es", "Spanish", "Español", "spanish"],
  ["et", "Estonian", "Eesti"],
  ["fa", "Persian", "فارسی", undefined, "rtl"],
  ["fi", "Finnish", "Suomi", "finnish"],
  ["fr", "French", "Français", "french"],
  ["he", "Hebrew", "עברית", undefined, "rtl"],
  ["hi", "Hindi", "हिन्दी", "hindi"],
  ["hr", "Croatian", "Hrvatski"],
  ["hu", "Hungarian", "Magyar", "hungarian"],
  ["id", "Indonesian", "Bahasa Indonesia", "indonesian"],
  ["it", "Italian", "Italiano", "italian"],
  ["ja", "Japanese", "日本語"],
  ["ko", "Korean", "한국어"],
  ["lt", "Lithuanian", "Lietuvių", "lithuanian"],
  ["lv", "Latvian", "Latviešu"],
  ["nb", "Norwegian", "Norsk bokmål", "norwegian"],
  ["nl", "Dutch", "Nederlands", "dutch"],
  ["pl", "Polish", "Polski"],
  ["pt", "Portuguese", "Português", "portuguese"],
  ["pt-br", "Portuguese (Brazil)", "Português (Brasil)", "portuguese"],
  ["ro", "Romanian", "Română", "romanian"],
  ["ru", "Russian", "Русский", "russian"],
  ["sk", "Slovak", "Slovenčina"],
  ["sl", "Slovenian", "Slovenščina"],
  ["sr", "Serbian", "Српски", "serbian"],
  ["sv", "Swedish", "Svenska", "swedish"],
  ["th", "Thai", "ไทย"],
  ["tr", "Turkish", "Türkçe", "turkish"],
  ["uk", "Ukrainian", "Українська"],
  ["vi", "Vietnamese", "Tiếng Việt"],
  ["zh", "Chinese", "中文"],
  ["zh-tw", "Chinese (Taiwan)", "繁體中文"],
];

export const languages: readonly Language[] = rows.map(([code, name, nativeName, stems, direction]) => ({
  code,
  name,
  nativeName,
  direction: direction ?? "ltr",
  stems: stems ?? "simple",
}));

const byCode = new Map(languages.map((language) => [language.code, language]));

/** Capitals do not matter, and `it-CH` is Italian. */
export function languageOf(code: string): Language | undefined {
  const known = code.toLowerCase();
  return byCode.get(known) ?? byCode.get(known.split("-")[0] ?? "");
}

export function stemsOf(code: string): string {
  return byCode.get(code)?.stems ?? "simple";
}

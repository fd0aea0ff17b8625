// How places, addresses and devices are written out.

import { currentLanguage } from "../../i18n/i18n.ts";

const namesIn = new Map<string, Intl.DisplayNames>();

/** Empty when the country is unknown. */
export function countryName(code: string): string {
  if (code === "XX" || !/^[A-Z]{2}$/.test(code)) return "";
  const language = currentLanguage();
  let names = namesIn.get(language);
  if (!names) {
    names = new Intl.DisplayNames(language, { type: "region" });
    namesIn.set(language, names);
  }
  return names.of(code) ?? "";
}

/** Cities come from the lookup in small letters. */
export function place({ countryCode, city }: { countryCode: string; city: string }): string {
  const town = city.replace(/(^|[\s'-])\p{Ll}/gu, (start) => start.toUpperCase());
  return [town, countryName(countryCode)].filter(Boolean).join(", ");
}

/** What tells a page from others of the site. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return decoded(pathname + search);
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}

const spelled: Readonly<Record<string, string>> = { ios: "iOS", macos: "macOS", chromeos: "ChromeOS" };

export function deviceName({ browser, os }: { browser: string; os: string }, unknown: string): string {
  const known = [browser, os].filter((one) => one && one !== "other");
  return (
    known.map((one) => spelled[one] ?? one.charAt(0).toUpperCase() + one.slice(1)).join(" · ") || unknown
  );
}

/** 0:42, 12:05, 1:03:20. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

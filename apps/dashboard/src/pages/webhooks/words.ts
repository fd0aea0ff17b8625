// Durations and failures in the reader's language; a failure we have no words for keeps the server's.

import type { TFunction } from "i18next";

export function secondsText(t: TFunction, seconds: number): string {
  return seconds % 60 === 0
    ? t("webhooks.minutes", { count: seconds / 60 })
    : t("webhooks.seconds", { count: seconds });
}

export function hoursText(t: TFunction, hours: number): string {
  return hours % 24 === 0 ? t("webhooks.days", { count: hours / 24 }) : t("webhooks.hours", { count: hours });
}

const known = [
  [/did not answer in time/, "timeout"],
  [/began to answer in time/, "slow"],
  [/has no address|name servers are silent|is not known/, "dns"],
  [/not at a public address|private address/, "refused"],
  [/certificate/, "tls"],
  [/cannot be reached/, "connect"],
  [/hung up/, "reset"],
  [/was turned off/, "off"],
] as const;

export function troubleText(t: TFunction, error: string): string {
  const found = known.find(([pattern]) => pattern.test(error));
  return found ? t(`webhooks.trouble.${found[1]}`) : error;
}

// Decisions about properties: what a site's address and time zone may be, and how long the bin keeps one.

export const BIN_DAYS = 30;

const DAY_MS = 86_400_000;

/** Until when a property deleted at this moment can be restored. */
export function recoverableUntil(deletedOn: Date): Date {
  return new Date(deletedOn.getTime() + BIN_DAYS * DAY_MS);
}

/** What was deleted at this moment or earlier has lain in the bin for its time. */
export function binHorizon(now: Date): Date {
  return new Date(now.getTime() - BIN_DAYS * DAY_MS);
}

/** What must be typed to delete a property. */
export function deletionPhrase(name: string): string {
  return `delete ${name}`;
}

/** What a schema cannot tell about settings. */
export function settingProblems(settings: {
  readonly url?: string | undefined;
  readonly timezone?: string | undefined;
}): readonly { path: string; reason: string }[] {
  const { url, timezone } = settings;
  return [
    ...(url && !isSite(url) ? [{ path: "url", reason: "must be an http or https address" }] : []),
    ...(timezone !== undefined && !isTimeZone(timezone)
      ? [{ path: "timezone", reason: "must be a name of the IANA time zone database, such as Europe/Rome" }]
      : []),
  ];
}

function isSite(text: string): boolean {
  return /^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/i.test(text) && URL.canParse(text);
}

/** Newer Node takes `+02:00` too; a zone must know its summer time on every Node. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

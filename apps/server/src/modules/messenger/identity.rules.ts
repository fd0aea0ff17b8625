// Decisions about who a visitor says they are (compatibility §3.4).

import { createHmac, timingSafeEqual } from "node:crypto";

/** What a customer's server sends along: HMAC-SHA256 in hexadecimal. */
export function hashFor(apiKey: string, subject: string): string {
  return createHmac("sha256", apiKey).update(subject).digest("hex");
}

/** Whether `hash` is the HMAC-SHA256, in hexadecimal, of one of `subjects` under one of the JavaScript API keys. */
export function isProven(
  apiKeys: readonly string[],
  hash: string | undefined,
  subjects: readonly (string | null | undefined)[],
): boolean {
  if (!hash || !/^[0-9a-f]{64}$/i.test(hash)) return false;
  const given = Buffer.from(hash, "hex");
  const expected = apiKeys.flatMap((key) =>
    subjects.flatMap((subject) => (subject ? [createHmac("sha256", key).update(subject).digest()] : [])),
  );
  // All of them, whichever fits: how long it takes tells nothing.
  return expected.reduce((found, one) => timingSafeEqual(given, one) || found, false);
}

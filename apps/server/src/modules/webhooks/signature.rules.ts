// What a receiver can tell a delivery's sender by: tawk.to's header, and those of Standard Webhooks
// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).

import { createHmac } from "node:crypto";

export const SECRET_PREFIX = "whsec_";

/** In force, and before a rotation while both count. */
export interface Secrets {
  readonly current: string;
  readonly previous: string | undefined;
}

/** Headers of one try; `atMs` is when it begins, `attempt` counts from 1. */
export function deliveryHeaders(o: {
  readonly eventId: string;
  readonly body: string;
  readonly secrets: Secrets;
  readonly atMs: number;
  readonly attempt: number;
}): Record<string, string> {
  const { current, previous } = o.secrets;
  const timestamp = String(Math.floor(o.atMs / 1000));
  const valid = previous === undefined ? [current] : [current, previous];
  // One signature has room here: while two secrets count, tries take turns, so that a receiver with either one accepts
  // the first or the second.
  const turn = previous !== undefined && o.attempt % 2 === 0 ? previous : current;
  return {
    "content-type": "application/json",
    // Names have no case in HTTP, but some receivers look them up as tawk.to writes them.
    "X-Hook-Event-Id": o.eventId,
    "X-Tawk-Signature": createHmac("sha1", turn).update(o.body).digest("hex"),
    "webhook-id": o.eventId,
    "webhook-timestamp": timestamp,
    "webhook-signature": valid
      .map((secret) => standardSignature(secret, `${o.eventId}.${timestamp}.${o.body}`))
      .join(" "),
  };
}

function standardSignature(secret: string, signed: string): string {
  return `v1,${createHmac("sha256", standardKey(secret)).update(signed).digest("base64")}`;
}

/** Base64 behind the prefix; a secret brought along from elsewhere counts as the bytes it is written with. */
function standardKey(secret: string): Buffer {
  return secret.startsWith(SECRET_PREFIX)
    ? Buffer.from(secret.slice(SECRET_PREFIX.length), "base64")
    : Buffer.from(secret, "utf8");
}

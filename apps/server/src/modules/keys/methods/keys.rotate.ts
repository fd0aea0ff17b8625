// keys.rotate: give an API key a new secret, and let the old one run on for a while.

import { defineMethod } from "../../../kernel/define.ts";
import { refuse } from "../../../kernel/error.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { audienceOf, keysInSight, makeSecret, reachOf, refuseWider } from "../keys.actions.ts";
import { keyErrors } from "../keys.errors.ts";
import { keyRotate } from "../keys.events.ts";
import { NewApiKey, presentKey } from "../keys.resource.ts";
import { replaceSecret } from "../keys.store.ts";

const MAX_OVERLAP_S = 30 * 86_400;

export default defineMethod({
  name: "keys.rotate",
  summary: "Give an API key a new secret and show it, once.",
  description:
    "The old secret works until `overlapSeconds` have passed (0 ends it at once), so that every client can be changed in time. Rotating again during an overlap ends the oldest secret: a key has two at most.",
  scopes: ["keys_manage"],
  effect: "write",
  params: strict({
    keyId: Id("key"),
    overlapSeconds: Type.Integer({
      minimum: 0,
      maximum: MAX_OVERLAP_S,
      description: "Seconds during which the old secret works too, 30 days at most.",
    }),
  }),
  result: NewApiKey,
  errors: keyErrors.pick("key_too_wide", "key_expired"),
  emits: [keyRotate],
  example: (world) => ({ keyId: world.owner.keyId, overlapSeconds: 3600 }),
  since: "0.1",
  async handler(ctx, { keyId, overlapSeconds }) {
    const [key] = await keysInSight(ctx, [keyId]);
    if (!key) throw refuse("not_found");
    if (key.expires_on && key.expires_on <= ctx.now) return ctx.fail("key_expired");
    await refuseWider(ctx, reachOf(key), key.property_id ?? undefined);
    const { key: secret, hash, hint } = makeSecret(ctx, key.mode);
    const row = await replaceSecret(ctx.db, key.key_id, {
      hash,
      hint,
      now: ctx.now,
      previousValidUntil:
        overlapSeconds > 0 ? new Date(ctx.now.getTime() + overlapSeconds * 1000) : undefined,
    });
    if (!row) throw refuse("not_found");
    const shown = presentKey(row, ctx.now);
    ctx.forget({ keyId: row.key_id });
    ctx.emit(keyRotate, { ...audienceOf(row), payload: shown });
    return { key: secret, ...shown };
  },
});

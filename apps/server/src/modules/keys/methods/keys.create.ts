// keys.create: make an API key and show its secret once.

import { defineMethod } from "../../../kernel/define.ts";
import { invalid } from "../../../kernel/error.ts";
import { standingOf } from "../../access/index.ts";
import { findPropertyStates } from "../../property/index.ts";
import type { Scope } from "../../scope/index.ts";
import { audienceOf, makeSecret, readWish, refuseWider } from "../keys.actions.ts";
import { KEY_LIMIT, keyErrors } from "../keys.errors.ts";
import { keyCreate } from "../keys.events.ts";
import { KeyWish, NewApiKey, presentKey } from "../keys.resource.ts";
import { faultsOf } from "../keys.rules.ts";
import { insertKey } from "../keys.store.ts";

export default defineMethod({
  name: "keys.create",
  summary: "Make an API key and show its secret, once.",
  description:
    "A personal key sees what its agent sees, narrowed by `scopes`, `propertyIds`, `ips`, `expiresOn` and `mode`. A service key (`kind: service`, with `propertyId`) belongs to a property and needs the scope `keys_manage` there. Signed by a key, the call makes no key wider than that key; and no service key is wider than its maker's role.",
  scopes: ["keys_manage"],
  effect: "write",
  params: KeyWish,
  result: NewApiKey,
  errors: keyErrors.pick("access_required", "key_too_wide", "key_limit_reached"),
  emits: [keyCreate],
  example: () => ({
    name: "Monthly report",
    scopes: ["chat_history_read", "metrics_read"] satisfies Scope[],
    ips: ["203.0.113.0/24"],
    expiresOn: "2027-11-02T00:00:00.000Z",
  }),
  since: "0.1",
  async handler(ctx, params) {
    const { agent, grants } = ctx.caller;
    if (agent && (await standingOf(ctx.db, agent)) !== "granted") return ctx.fail("access_required");
    const asked = readWish(params);
    const visible = await findPropertyStates(ctx.db, [...grants.keys()]);
    const faults = faultsOf(asked, {
      nowMs: ctx.now.getTime(),
      hasAgent: agent !== undefined,
      sandboxOf: new Map(visible.filter((p) => !p.deleted).map((p) => [p.property_id, p.sandbox])),
    });
    if (faults.length > 0) throw invalid(faults);
    await refuseWider(ctx, asked.reach, asked.propertyId);
    const { key, hash, hint } = makeSecret(ctx, asked.mode);
    const row = await insertKey(
      ctx.db,
      {
        ...asked,
        keyId: ctx.newId(),
        agentId: agent?.id,
        createdBy: agent?.id ?? ctx.caller.id,
        hash,
        hint,
        createdOn: ctx.now,
      },
      KEY_LIMIT,
    );
    if (!row) return ctx.fail("key_limit_reached");
    const shown = presentKey(row, ctx.now);
    ctx.emit(keyCreate, { ...audienceOf(row), payload: shown });
    return { key, ...shown };
  },
});

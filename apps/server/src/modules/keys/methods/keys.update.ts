// keys.update: rename an API key.

import { defineMethod } from "../../../kernel/define.ts";
import { refuse } from "../../../kernel/error.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { audienceOf, keysInSight } from "../keys.actions.ts";
import { keyUpdate } from "../keys.events.ts";
import { ApiKey, KeyName, presentKey } from "../keys.resource.ts";
import { renameKey } from "../keys.store.ts";

export default defineMethod({
  name: "keys.update",
  summary: "Rename an API key.",
  description:
    "What a key may do is settled when it is made; to change that, make another and delete this one.",
  scopes: ["keys_manage"],
  effect: "write",
  params: strict({ keyId: Id("key"), name: KeyName }),
  result: ApiKey,
  emits: [keyUpdate],
  example: (world) => ({ keyId: world.owner.keyId, name: "Nightly export to the order book" }),
  since: "0.1",
  async handler(ctx, { keyId, name }) {
    const [key] = await keysInSight(ctx, [keyId]);
    const row = key && (await renameKey(ctx.db, key.key_id, name.trim()));
    if (!row) throw refuse("not_found");
    const shown = presentKey(row, ctx.now);
    ctx.forget({ keyId: row.key_id });
    ctx.emit(keyUpdate, { ...audienceOf(row), payload: shown });
    return shown;
  },
});

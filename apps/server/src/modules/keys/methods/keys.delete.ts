// keys.delete: end one API key or several.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { audienceOf, keysInSight } from "../keys.actions.ts";
import { keyDelete } from "../keys.events.ts";
import { deleteKeys } from "../keys.store.ts";

export default defineMethod({
  name: "keys.delete",
  summary: "Delete one API key, or several at once.",
  description:
    "Give `keyId` or `keyIds`. All of them are deleted or none. A test key deletes test keys only. A deleted key stops working on every process of the server within a second.",
  scopes: ["keys_manage"],
  effect: "write",
  params: strict({
    keyId: Type.Optional(Id("key")),
    keyIds: Type.Optional(
      Type.Array(Id("key"), { minItems: 1, maxItems: 100, description: "Ids of the keys to delete." }),
    ),
  }),
  result: strict({}),
  emits: [keyDelete],
  example: (world) => ({ keyId: world.testKey.id }),
  since: "0.1",
  async handler(ctx, { keyId, keyIds }) {
    const wanted = keyId === undefined ? keyIds : [keyId];
    if (wanted === undefined) return ctx.invalid("keyId", "is required, or else keyIds");
    if (keyId !== undefined && keyIds !== undefined) return ctx.invalid("keyIds", "must not come with keyId");
    const keys = await keysInSight(ctx, wanted);
    await deleteKeys(
      ctx.db,
      keys.map((key) => key.key_id),
    );
    for (const key of keys) {
      ctx.forget({ keyId: key.key_id });
      ctx.emit(keyDelete, { ...audienceOf(key), payload: { keyId: key.key_id } });
    }
    return {};
  },
});

// keys.list: the API keys one holds, or those of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, paging, strict, Type } from "../../../kernel/schema.ts";
import { ApiKey, presentKey } from "../keys.resource.ts";
import { modesInSight } from "../keys.rules.ts";
import { listKeys } from "../keys.store.ts";

export default defineMethod({
  name: "keys.list",
  summary: "List one's own API keys, or the service keys of a property.",
  description:
    "Without `propertyId`: the personal keys of the agent behind the call. With it: the service keys of that property. A test key is shown test keys only. Newest first. The last use is up to three seconds behind.",
  scopes: ["keys_manage"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Type.Optional(Id("property whose service keys to list")),
    ...paging,
  }),
  result: ApiKey,
  example: () => ({}),
  since: "0.1",
  async handler(ctx, { propertyId, size = 50, offset = 0 }) {
    const agentId = ctx.caller.agent?.id;
    if (propertyId === undefined && agentId === undefined)
      return ctx.invalid("propertyId", "is required with a service key, which has no agent");
    const { total, rows } = await listKeys(
      ctx.db,
      {
        agentId: propertyId === undefined ? agentId : undefined,
        propertyId,
        modes: modesInSight(ctx.caller),
      },
      { size, offset },
    );
    return { total, items: rows.map((row) => presentKey(row, ctx.now)) };
  },
});

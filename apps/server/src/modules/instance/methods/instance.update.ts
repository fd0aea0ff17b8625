// instance.update: the owner's settings.

import { defineMethod } from "../../../kernel/define.ts";
import { oneLine, strict, Type } from "../../../kernel/schema.ts";
import { instanceUpdate } from "../instance.events.ts";
import { ApiAccess, Instance, InstanceName, presentInstance, SignUpMode } from "../instance.resource.ts";
import { updateInstance } from "../instance.store.ts";

export default defineMethod({
  name: "instance.update",
  summary: "Change the settings of the instance.",
  access: "owner",
  scopes: [],
  effect: "write",
  params: strict({
    name: Type.Optional(InstanceName),
    signUp: Type.Optional(SignUpMode),
    apiAccess: Type.Optional(ApiAccess),
  }),
  result: Instance,
  emits: [instanceUpdate],
  example: () => ({ name: "Bottega Aurora", signUp: "open" as const }),
  since: "0.1",
  async handler(ctx, { name, signUp, apiAccess }) {
    const change = { name: name === undefined ? undefined : oneLine(name), signUp, apiAccess };
    const row = await updateInstance(ctx.db, change);
    const payload = presentInstance(row, { config: ctx.config, hasOwner: true });
    const agentId = ctx.caller.agent?.id;
    if (agentId) ctx.emit(instanceUpdate, { agentId, payload });
    return payload;
  },
});

// instance.get: what the front door looks like.

import { defineMethod } from "../../../kernel/define.ts";
import { strict } from "../../../kernel/schema.ts";
import { findInstanceOwners } from "../../account/index.ts";
import { Instance, presentInstance } from "../instance.resource.ts";
import { findInstance } from "../instance.store.ts";

export default defineMethod({
  name: "instance.get",
  summary: "Tell how this instance is called and who may join it.",
  access: "public",
  scopes: [],
  effect: "read",
  params: strict({}),
  result: Instance,
  example: () => ({}),
  since: "0.1",
  async handler(ctx) {
    const [row, owners] = await Promise.all([findInstance(ctx.db), findInstanceOwners(ctx.db)]);
    return presentInstance(row, { config: ctx.config, hasOwner: owners.length > 0 });
  },
});

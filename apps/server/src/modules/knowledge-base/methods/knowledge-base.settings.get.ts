// knowledge-base.settings.get: the address of the knowledge base and how it looks.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { existingBase, presentSettings } from "../base.actions.ts";
import { KbSettings } from "../kb.resource.ts";
import { knowledgeBaseErrors } from "../knowledge-base.errors.ts";

export default defineMethod({
  name: "knowledge-base.settings.get",
  summary: "Show the address of the knowledge base and how it looks.",
  scopes: ["knowledgebase_read"],
  effect: "read",
  params: strict({ propertyId: Id("property") }),
  result: strict({ settings: KbSettings }),
  errors: knowledgeBaseErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id }),
  since: "0.1",
  async handler(ctx, { propertyId }) {
    return { settings: presentSettings(ctx, await existingBase(ctx, propertyId)) };
  },
});

// Work on contacts that nobody waits for.

import { defineJob } from "../../kernel/define.ts";
import { Id, OneOf, strict, Type } from "../../kernel/schema.ts";
import { clearAttribute } from "./attribute.store.ts";

/** Contacts looked at in one statement. */
const STEP = 2_000;

export const clearAttributeJob = defineJob({
  name: "contact.clear-attribute",
  payload: strict({
    propertyId: Id("property"),
    object: OneOf(["person", "organization"]),
    key: Type.String(),
  }),
  maxAttempts: 10,
  async run(ctx, { propertyId, object, key }) {
    let after: string | undefined = "";
    while (after !== undefined)
      after = await clearAttribute(ctx.db, { propertyId, object, key, after, size: STEP });
  },
});

// messenger.add-event: something the visitor did on the customer's pages.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { addEvent } from "../../visitor/index.ts";
import { lockSelf } from "../identity.actions.ts";
import { refuseFault } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";

export default defineMethod({
  name: "messenger.add-event",
  summary: "Tell what the visitor did.",
  description:
    "The name is letters, digits and dashes. `metadata` follows the rules of [[messenger.set-attributes]].",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({
    name: Type.String({ maxLength: 255, description: "What happened, for example `added-to-cart`." }),
    metadata: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "More about it, by key." }),
    ),
  }),
  result: strict({}),
  errors: messengerErrors.pick("not_found", "attributes_refused", "limit_exceeded"),
  example: () => ({ name: "added-to-cart", metadata: { product: "tazza-ocra", price: 24 } }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, { name, metadata }) {
    const done = await addEvent(ctx, await lockSelf(ctx), name, metadata);
    if (!("fault" in done)) return {};
    return refuseFault(ctx, done.fault, done.fault === "INVALID_EVENT_NAME" ? "name" : "metadata");
  },
});

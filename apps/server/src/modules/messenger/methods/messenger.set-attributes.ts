// messenger.set-attributes: what the customer's pages know of the visitor.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { contactUpdate } from "../../contact/index.ts";
import { setAttributes } from "../../visitor/index.ts";
import { lockSelf, proofBy } from "../identity.actions.ts";
import { refuseFault } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { messengerInput } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.set-attributes",
  summary: "Set custom attributes of the visitor.",
  description:
    "Keys are letters, digits and dashes, kept in small letters; values have at most 255 characters. A visitor has at most 50. Name, address and number are set with [[messenger.set-details]]. What a contact has already is changed only for those who logged in, and with `hash`, the HMAC-SHA256 of the address.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({
    attributes: Type.Record(Type.String(), Type.Unknown(), { description: "Attributes by key." }),
    hash: Type.Optional(messengerInput.hash),
  }),
  result: strict({}),
  errors: messengerErrors.pick("not_found", "attributes_refused", "limit_exceeded"),
  emits: [contactUpdate],
  example: () => ({ attributes: { "loyalty-card": "gold", orders: 3 } }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, { attributes, hash }) {
    const visitor = await lockSelf(ctx);
    const done = await setAttributes(ctx, visitor, attributes, await proofBy(ctx, visitor, hash));
    return "fault" in done ? refuseFault(ctx, done.fault, "attributes") : {};
  },
});

// messenger.set-details: who the visitor says they are.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, strict, Type } from "../../../kernel/schema.ts";
import { contactCreate, contactUpdate } from "../../contact/index.ts";
import { visitorUpdate } from "../../visitor/index.ts";
import { introduce, lockSelf } from "../identity.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { messengerInput } from "../messenger.resource.ts";

export default defineMethod({
  name: "messenger.set-details",
  summary: "Say who the visitor is.",
  description:
    "Whoever leaves a detail is a contact. What is not given stays. In secure mode a name or address needs `hash`: the HMAC-SHA256 of the address, or of the user id of a visitor who logged in.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({
    name: Type.Optional(messengerInput.name),
    email: Type.Optional(Email()),
    phone: Type.Optional(messengerInput.phone),
    hash: Type.Optional(messengerInput.hash),
  }),
  result: strict({}),
  errors: messengerErrors.pick("not_found", "access_denied"),
  emits: [visitorUpdate, contactCreate, contactUpdate],
  example: () => ({ name: "Giulia Marchetti", email: "giulia.marchetti@example.com" }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, details) {
    await introduce(ctx, await lockSelf(ctx), details);
    return {};
  },
});

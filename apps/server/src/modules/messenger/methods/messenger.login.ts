// messenger.login: the visitor has an account on the customer's own site.

import { defineMethod } from "../../../kernel/define.ts";
import { Email, strict, Text, Type } from "../../../kernel/schema.ts";
import { chatVisitor } from "../../chat/index.ts";
import { contactCreate, contactUpdate, proofOf } from "../../contact/index.ts";
import { Cursor, startOfStream } from "../../events/index.ts";
import { setAttributes, visitorUpdate } from "../../visitor/index.ts";
import { snapshotOf } from "../connect.actions.ts";
import { lockSelf, logIn } from "../identity.actions.ts";
import { hashFor } from "../identity.rules.ts";
import { refuseFault, selfOf } from "../messenger.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { visitorToken } from "../messenger.events.ts";
import { messengerInput, Snapshot } from "../messenger.resource.ts";
import { siteOf } from "../site.ts";
import { NOBODY, teamsOf } from "../status.ts";

export default defineMethod({
  name: "messenger.login",
  summary: "Be a user of the customer's own site, on every device.",
  description:
    "`hash` is the HMAC-SHA256 of `userId` under the JavaScript API key, made on your server and nowhere else. A user nobody knew is whoever was here before; one who is known finds their conversations, and goes on with the chat begun before the login unless they are in one already. The token used for the call has ended afterwards: keep the new one.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({
    userId: Text(255, "What your site calls them."),
    hash: messengerInput.hash,
    name: Type.Optional(messengerInput.name),
    email: Type.Optional(Email()),
    phone: Type.Optional(messengerInput.phone),
    attributes: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "Custom attributes by key." }),
    ),
  }),
  result: strict({
    token: Type.String({ description: "The user's token, for this browser." }),
    snapshot: Snapshot,
    cursor: Cursor,
  }),
  errors: messengerErrors.pick("not_found", "access_denied", "attributes_refused", "limit_exceeded"),
  emits: [visitorToken, visitorUpdate, chatVisitor, contactCreate, contactUpdate],
  example: (world) => ({
    userId: "cliente-204",
    hash: hashFor(world.widgetApiKey, "cliente-204"),
    name: "Giulia Marchetti",
  }),
  exampleAs: (world) => ({ visitor: world.returningVisitor.token }),
  since: "0.1",
  async handler(ctx, { attributes, ...user }) {
    const { propertyId, widgetId } = selfOf(ctx);
    const site = await siteOf(ctx.db, propertyId, widgetId);
    if (!site) return ctx.fail("not_found");
    const cursor = await startOfStream(ctx.db);
    const { token, visitorId } = await logIn(ctx, user);
    const self = { propertyId, widgetId, visitorId };
    if (attributes) {
      const proof = proofOf(user.userId);
      const done = await setAttributes(ctx, await lockSelf(ctx, self), attributes, proof);
      if ("fault" in done) return refuseFault(ctx, done.fault, "attributes");
    }
    const team = (await teamsOf(ctx.db, [propertyId], ctx.now)).get(propertyId) ?? NOBODY;
    return { token, snapshot: await snapshotOf(ctx, { self, site, team, isNew: false }), cursor };
  },
});

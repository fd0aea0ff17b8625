// messenger.connect: a widget opens, over HTTP; its socket says the same.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { Cursor, startOfStream } from "../../events/index.ts";
import { ConnectInput, connectVisitor, snapshotOf } from "../connect.actions.ts";
import { messengerErrors } from "../messenger.errors.ts";
import { Snapshot } from "../messenger.resource.ts";
import { siteOf } from "../site.ts";
import { NOBODY, teamsOf } from "../status.ts";

export default defineMethod({
  name: "messenger.connect",
  summary: "Open a widget as its visitor.",
  description:
    "Without a good `token` the visitor is a new one, and the reply has theirs: keep it, and sign the other `messenger` methods with it as `Authorization: Bearer`. Widgets use the [socket](/docs/visitors-socket), which answers the same and tells what happens next.",
  access: "public",
  scopes: [],
  effect: "write",
  tier: "connect",
  params: ConnectInput,
  result: strict({
    token: Type.Optional(Type.String({ description: "The visitor's token; present when it is a new one." })),
    snapshot: Snapshot,
    cursor: Cursor,
  }),
  errors: messengerErrors.pick("not_found", "banned"),
  example: (world) => ({
    propertyId: world.property.id,
    widgetId: "default",
    page: { url: "https://bottega-aurora.example/tazze", title: "Tazze" },
    language: "it",
  }),
  since: "0.1",
  async handler(ctx, wanted) {
    const site = await siteOf(ctx.db, wanted.propertyId, wanted.widgetId);
    if (!site) return ctx.fail("not_found");
    const { ip } = ctx.request;
    if (wanted.page && !site.isShownOn(wanted.page.url, ctx.request.origin)) return ctx.fail("banned");
    const cursor = await startOfStream(ctx.db);
    const arrived = await connectVisitor(ctx, { ...wanted, ip });
    if (!arrived) return ctx.fail("banned");
    const { self, token } = arrived;
    const teams = await teamsOf(ctx.db, [self.propertyId], ctx.now);
    const team = teams.get(self.propertyId) ?? NOBODY;
    const snapshot = await snapshotOf(ctx, { self, site, team, isNew: token !== undefined });
    return { ...(token ? { token } : {}), snapshot, cursor };
  },
});

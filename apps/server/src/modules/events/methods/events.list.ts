// events.list: the realtime stream for those who ask instead of listening.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { filterOf } from "../audience.rules.ts";
import { readCursor } from "../cursor.rules.ts";
import { pageAfter, startingPage } from "../events.actions.ts";
import { errors } from "../events.errors.ts";
import { Cursor, Event, presentEvent } from "../events.resource.ts";

export default defineMethod({
  name: "events.list",
  summary: "List what happened after a cursor, oldest first.",
  description:
    "The same events as the [realtime socket](/docs/realtime), for polling. Without `after` the list is empty and `next` says where now is: keep it, read what you need by other methods, then ask again with it. Each page's `next` is the `after` of the following one, also when the page is empty. Each credential sees what its scopes let it read.",
  scopes: [],
  effect: "read",
  params: strict({
    propertyId: Type.Optional(
      Id("property whose events to list; all you can see, and your account's, without it"),
    ),
    after: Type.Optional(Cursor),
    size: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: "Events at most, 1 to 1000." }),
    ),
  }),
  result: strict({
    events: Type.Array(Event, { description: "What happened after the cursor, oldest first." }),
    next: Cursor,
  }),
  errors: errors.pick("cursor_expired"),
  example: () => ({}),
  since: "0.1",
  async handler(ctx, { propertyId, after, size = 100 }) {
    const from = after === undefined ? undefined : readCursor(after);
    if (after !== undefined && !from) return ctx.invalid("after", "must be a cursor of an earlier reply");
    const page = from
      ? await pageAfter(ctx.db, from, size, filterOf(ctx.caller, propertyId))
      : await startingPage(ctx.db);
    if (!page) return ctx.fail("cursor_expired");
    return { events: page.rows.map(presentEvent), next: page.next };
  },
});

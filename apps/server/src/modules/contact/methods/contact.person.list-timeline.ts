// contact.person.list-timeline: visits, chats, tickets and notes of a contact, as they came.

import { covers } from "../../../kernel/caller.ts";
import { defineMethod } from "../../../kernel/define.ts";
import { Id, OneOf, paging, strict, Type } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { readTimelineCursor, timelineCursor } from "../list.rules.ts";
import { findPersonId } from "../person.store.ts";
import { presentEntry, TimelineEntry } from "../timeline.resource.ts";
import { countTimeline, listTimeline, timelineTypes } from "../timeline.store.ts";

/** What one must be allowed to read besides, to be told of it. */
const scopeOf = { visit: "visitors_read", chat: "chat_history_read", ticket: "tickets_read" } as const;

export default defineMethod({
  name: "contact.person.list-timeline",
  summary: "List the visits, chats, tickets and notes of a contact.",
  description:
    "The latest come first. Who may not read chats (`chat_history_read`), tickets (`tickets_read`) or visits (`visitors_read`) is not told of them. `next` in the reply is the cursor of the page after this one.",
  scopes: ["contact_person_read"],
  effect: "read",
  list: true,
  params: strict({
    propertyId: Id("property"),
    personId: Id("contact"),
    size: paging.size,
    cursor: Type.Optional(
      Type.String({ maxLength: 200, description: "`next` of the page before; with the same `types`." }),
    ),
    types: Type.Optional(
      Type.Array(OneOf(timelineTypes, "A kind of entry."), {
        minItems: 1,
        maxItems: 4,
        uniqueItems: true,
        description: "What to tell of; everything when left out.",
      }),
    ),
  }),
  result: TimelineEntry,
  errors: contactErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, personId: world.closedChat.personId, size: 3 }),
  since: "0.3",
  async handler(ctx, { propertyId, personId: wanted, size = 50, cursor, types = timelineTypes }) {
    const after = cursor === undefined ? undefined : readTimelineCursor(cursor);
    if (cursor !== undefined && !after) return ctx.invalid("cursor", "must be `next` of a page of this list");
    const personId = await findPersonId(ctx.db, propertyId, wanted);
    if (!personId) return ctx.fail("not_found");
    const held = ctx.caller.grants.get(propertyId)?.scopes ?? new Set<string>();
    const told = types.filter((type) => type === "note" || covers(held, [scopeOf[type]]));
    const of = { propertyId, personId, types: told };
    const { rows, more } = await listTimeline(ctx.db, { ...of, size, after });
    const last = rows.at(-1);
    return {
      total: await countTimeline(ctx.db, of),
      items: rows.map(presentEntry),
      next: more && last ? timelineCursor(last.at, last.id) : undefined,
    };
  },
});

// contact.person.merge: two contacts that are one.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { contactMerge } from "../contact.events.ts";
import { Person, presentContact, presentKept } from "../contact.resource.ts";
import { merged } from "../person.rules.ts";
import { lockPerson, mergePersons, writePerson } from "../person.store.ts";

export default defineMethod({
  name: "contact.person.merge",
  summary: "Make one contact of two.",
  description:
    "Chats, visits, tickets, notes, addresses, numbers, tags and attributes of the second go to the first; where both have a value, the first one's stays. The id of the second shows the first from then on. It cannot be taken back.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    personId: Id("contact that stays"),
    mergedPersonId: Id("contact that goes into it"),
  }),
  result: strict({ person: Person }),
  errors: contactErrors.pick("not_found", "same_contact"),
  emits: [contactMerge],
  example: (world) => ({
    propertyId: world.property.id,
    personId: world.closedChat.personId,
    mergedPersonId: world.missedChat.personId,
  }),
  since: "0.3",
  async handler(ctx, { propertyId, personId, mergedPersonId }) {
    // Always in one order: two that merge the same pair the other way round wait for each other.
    const [a, b] = [personId, mergedPersonId].sort() as [string, string];
    const lower = await lockPerson(ctx.db, propertyId, a);
    const higher = await lockPerson(ctx.db, propertyId, b);
    const [first, second] = a === personId ? [lower, higher] : [higher, lower];
    if (!first || !second) return ctx.fail("not_found");
    if (first.person_id === second.person_id) return ctx.fail("same_contact");
    const row = { ...merged(first, second), updated_on: ctx.now };
    await mergePersons(ctx.db, { propertyId, into: row.person_id, from: second.person_id, now: ctx.now });
    await writePerson(ctx.db, row);
    const payload = { ...presentContact(row), mergedPersonId: second.person_id };
    ctx.emit(contactMerge, { propertyId, payload });
    return { person: presentKept(row) };
  },
});

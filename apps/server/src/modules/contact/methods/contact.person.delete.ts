// contact.person.delete: somebody who is to be forgotten.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { contactErrors } from "../contact.errors.ts";
import { contactDelete } from "../contact.events.ts";
import { presentContact } from "../contact.resource.ts";
import { forgetPerson, lockPerson } from "../person.store.ts";

export default defineMethod({
  name: "contact.person.delete",
  summary: "Delete a contact and what is known of them.",
  description:
    "Gone for good: the contact with notes and attributes, and name, addresses, numbers, IP addresses, tags and events of the visitors they were. Their chats and tickets stay with every word that was said in them, held by somebody without a name; so do visits, for statistics. What the stream of events and the log of webhooks told of them goes with those, after 30 days unless the server is set otherwise. Should they write again, they are a new contact.",
  scopes: ["contacts_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), personId: Id("contact") }),
  result: strict({ deleted: Type.Literal(true, { description: "It is gone." }) }),
  errors: contactErrors.pick("not_found"),
  emits: [contactDelete],
  example: (world) => ({ propertyId: world.property.id, personId: world.missedChat.personId }),
  since: "0.3",
  async handler(ctx, { propertyId, personId }) {
    const row = await lockPerson(ctx.db, propertyId, personId);
    if (!row) return ctx.fail("not_found");
    await forgetPerson(ctx.db, propertyId, row.person_id);
    ctx.emit(contactDelete, { propertyId, payload: presentContact(row) });
    return { deleted: true as const };
  },
});

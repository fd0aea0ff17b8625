// What happens to contacts. That one is seen again, visits or chats changes nothing that is kept with them.

import { defineEvent } from "../../kernel/define.ts";
import { Contact } from "./contact.resource.ts";

const about = {
  webhook: "contact",
  payload: Contact,
  audience: "property",
  scopes: ["contact_person_read"],
} as const;

export const contactCreate = defineEvent({
  name: "contact:create",
  summary: "Somebody left their details and is a contact.",
  ...about,
});

export const contactUpdate = defineEvent({
  name: "contact:update",
  summary: "Name, addresses, numbers, tags or attributes of a contact changed.",
  ...about,
});

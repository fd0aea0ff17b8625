// What happens to contacts, organizations and their attributes. That one is seen again, visits or chats changes nothing
// that is kept with them.

import { defineEvent } from "../../kernel/define.ts";
import { DataAttributeOf } from "./attribute.resource.ts";
import { Contact, MergedContact } from "./contact.resource.ts";
import { Note, OrganizationNote } from "./note.resource.ts";
import { Organization } from "./organization.resource.ts";

const members = { audience: "property", scopes: ["contact_person_read"] } as const;
const about = { webhook: "contact", payload: Contact, ...members } as const;
const ofOrganization = { webhook: "organization", payload: Organization, ...members } as const;
const ofNote = { webhook: "note", payload: Note, ...members } as const;
const ofOrganizationNote = { webhook: "note", payload: OrganizationNote, ...members } as const;
/** Not for webhooks: they are settings of the property, and who hears of contacts need not know them. */
const ofAttribute = {
  payload: DataAttributeOf,
  audience: "property",
  scopes: ["contact_attribute_read"],
} as const;

export const contactCreate = defineEvent({
  name: "contact:create",
  summary: "Somebody left their details and is a contact, or was added as one.",
  ...about,
});

export const contactUpdate = defineEvent({
  name: "contact:update",
  summary: "What is kept of a contact changed.",
  ...about,
});

export const contactMerge = defineEvent({
  name: "contact:merge",
  summary: "Two contacts are one: the merged one is in this one now.",
  ...about,
  payload: MergedContact,
});

export const contactDelete = defineEvent({
  name: "contact:delete",
  summary: "A contact was deleted, with what was known of them.",
  ...about,
});

export const noteCreate = defineEvent({
  name: "contact:note-create",
  summary: "An agent noted something about a contact.",
  ...ofNote,
});

export const noteDelete = defineEvent({
  name: "contact:note-delete",
  summary: "A note about a contact was deleted.",
  ...ofNote,
});

export const organizationCreate = defineEvent({
  name: "organization:create",
  summary: "An organization was added.",
  ...ofOrganization,
});

export const organizationUpdate = defineEvent({
  name: "organization:update",
  summary: "What is kept of an organization changed.",
  ...ofOrganization,
});

export const organizationDelete = defineEvent({
  name: "organization:delete",
  summary: "An organization was deleted; its people stay.",
  ...ofOrganization,
});

export const organizationNoteCreate = defineEvent({
  name: "organization:note-create",
  summary: "An agent noted something about an organization.",
  ...ofOrganizationNote,
});

export const organizationNoteDelete = defineEvent({
  name: "organization:note-delete",
  summary: "A note about an organization was deleted.",
  ...ofOrganizationNote,
});

export const attributeCreate = defineEvent({
  name: "attribute:create",
  summary: "A custom attribute was defined.",
  ...ofAttribute,
});

export const attributeUpdate = defineEvent({
  name: "attribute:update",
  summary: "A custom attribute has another label.",
  ...ofAttribute,
});

export const attributeDelete = defineEvent({
  name: "attribute:delete",
  summary: "A custom attribute was deleted, with its values.",
  ...ofAttribute,
});

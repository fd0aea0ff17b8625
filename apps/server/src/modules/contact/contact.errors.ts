// The refusals of contacts.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const contactErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  email_taken: {
    status: 409,
    message: "This address is another contact's first one.",
    fix: "Change that contact, or merge the two with contact.person.merge.",
  },
  name_taken: {
    status: 409,
    message: "There is an organization of this name.",
    fix: "Use it, or choose another name; capitals and accents do not tell names apart.",
  },
  key_taken: {
    status: 409,
    message: "There is an attribute of this key.",
    fix: "Use it, or choose another key.",
  },
  too_many_attributes: {
    status: 409,
    message: "There are 500 attributes, which is as many as there may be.",
    fix: "Delete some with contact.attribute.delete-custom.",
  },
  same_contact: {
    status: 409,
    message: "Both ids are of one contact.",
    fix: "Name two different contacts.",
  },
});

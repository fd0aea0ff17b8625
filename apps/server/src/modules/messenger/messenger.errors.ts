// The refusals visitors meet. The messages of the last group are the widget script's own words (compatibility §3.5).

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";
import { CLAIMED_MAILS_A_DAY } from "../mail/index.ts";

export const messengerErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  chat_ended: {
    status: 409,
    message: "The chat has ended.",
    fix: "There is nothing to end. A message of the visitor's reopens it.",
  },
  chat_full: {
    status: 409,
    message: "The chat has no room for more.",
    fix: "Start another with messenger.start-chat: it ends this one.",
  },
  message_id_taken: {
    status: 409,
    message: "The message id belongs to another message.",
    fix: "Make a new random id for each message; send the same one again only with the same message.",
  },
  access_denied: {
    status: 403,
    message: "ACCESS_ERROR",
    fix: "Send the hash of the user id or e-mail address, made on your server with the JavaScript API key.",
  },
  banned: {
    status: 403,
    message: "banned",
    fix: "The visitor or their address is banned from this property.",
  },
  limit_exceeded: {
    status: 409,
    message: "ATTRIBUTE_LIMIT_EXCEEDED",
    fix: "A visitor has at most 50 custom attributes and 10 tags of their own, and a chat is mailed five times.",
  },
  rate_limited: {
    status: 429,
    message: "rate_limited",
    fix: `Wait for the seconds in \`Retry-After\`. Visitors may have ${CLAIMED_MAILS_A_DAY} mails a day (UTC) sent to one address by a property.`,
  },
  attributes_refused: {
    status: 400,
    message: "INVALID_ATTRIBUTES",
    fix: "Keys and names are letters, digits and dashes; values are texts of at most 255 characters, numbers or true and false.",
  },
  tags_refused: {
    status: 400,
    message: "INVALID_TAGS",
    fix: "Tags are texts of at most 50 characters, and there is at least one.",
  },
});

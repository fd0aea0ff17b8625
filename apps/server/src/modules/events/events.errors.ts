// What polling the stream may be refused for.

import { defineErrors } from "../../kernel/error.ts";

export const errors = defineErrors({
  cursor_expired: {
    status: 410,
    message: "cursor_expired",
    fix: "Call events.list without `after`, read afresh what you keep a copy of, and go on from the new cursor.",
  },
});

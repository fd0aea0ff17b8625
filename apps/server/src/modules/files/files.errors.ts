// The refusals of files.

import { defineErrors, pipelineErrors } from "../../kernel/error.ts";

export const filesErrors = defineErrors({
  not_found: pipelineErrors.map.not_found,
  file_type_refused: {
    status: 415,
    message: "Files of this kind are not taken.",
    fix: "Programs are never taken, and the ending of the name must be that of the content.",
  },
  too_many_uploads: {
    status: 429,
    message: "Too many files are announced or uploaded and not yet sent in a message.",
    fix: "Send them in messages or delete them; those nobody sends go away by themselves within a day.",
  },
});

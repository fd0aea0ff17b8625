// Schemas that several methods of the agent share.

import { strict, Type } from "../../kernel/schema.ts";

export const RecoveryCodes = strict({
  recoveryCodes: Type.Array(Type.String({ description: "A recovery code." }), {
    description: "Ten codes, each good once.",
  }),
});

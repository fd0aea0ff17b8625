// files.get: one file.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { linkOrigin } from "../../mail/index.ts";
import { filesErrors } from "../files.errors.ts";
import { File, presentFile } from "../files.resource.ts";
import { findFile } from "../files.store.ts";

export default defineMethod({
  name: "files.get",
  summary: "Show a file that was uploaded.",
  scopes: ["chat_history_read"],
  effect: "read",
  params: strict({ propertyId: Id("property"), fileId: Id("file") }),
  result: File,
  errors: filesErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, fileId: world.file.id }),
  since: "0.1",
  async handler(ctx, { propertyId, fileId }) {
    const row = await findFile(ctx.db, propertyId, fileId);
    return row ? presentFile(row, await linkOrigin(ctx)) : ctx.fail("not_found");
  },
});

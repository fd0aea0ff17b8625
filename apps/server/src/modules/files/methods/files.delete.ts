// files.delete: the file is gone from its address; a message that carried it still says that it did.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict } from "../../../kernel/schema.ts";
import { filesErrors } from "../files.errors.ts";
import { deleteFile } from "../files.store.ts";

export default defineMethod({
  name: "files.delete",
  summary: "Delete a file for good.",
  description:
    "Its address answers 404 at once, and the bytes are removed within minutes. A message that carries it goes on naming it.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({ propertyId: Id("property"), fileId: Id("file") }),
  result: strict({}),
  errors: filesErrors.pick("not_found"),
  example: (world) => ({ propertyId: world.property.id, fileId: world.file.id }),
  since: "0.1",
  async handler(ctx, { propertyId, fileId }) {
    return (await deleteFile(ctx.db, propertyId, fileId)) ? {} : ctx.fail("not_found");
  },
});

// files.create: announces a file and hands out the address its bytes go to.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text, Type } from "../../../kernel/schema.ts";
import { createUpload } from "../files.actions.ts";
import { filesErrors } from "../files.errors.ts";
import { Upload } from "../files.resource.ts";

export default defineMethod({
  name: "files.create",
  summary: "Announce a file and get the address to upload it to.",
  description:
    "Then PUT the bytes, and nothing else, to `uploadUrl` within 15 minutes; the reply is the File. The address works once. A file that is not sent in a message within a day goes away by itself. See the guide's page on files.",
  scopes: ["chats_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    name: Text(500, "File name; folders and characters no file system takes are left out."),
    size: Type.Integer({
      minimum: 1,
      maximum: 10_737_418_240,
      description: "Bytes, exactly. This installation takes files up to FILE_MAX_BYTES, 25 MiB unless set.",
    }),
  }),
  result: Upload,
  errors: filesErrors.pick("file_type_refused", "too_many_uploads"),
  example: (world) => ({ propertyId: world.property.id, name: "catalogo-2026.pdf", size: 48_213 }),
  since: "0.1",
  handler: (ctx, { propertyId, name, size }) =>
    createUpload(ctx, {
      propertyId,
      owner: { kind: "agent", id: ctx.caller.agent?.id ?? ctx.caller.id },
      name,
      size,
    }),
});

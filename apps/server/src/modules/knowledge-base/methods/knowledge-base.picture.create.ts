// knowledge-base.picture.create: announces a picture for an article and hands out the address its bytes go to.

import { defineMethod } from "../../../kernel/define.ts";
import { Id, strict, Text, Type } from "../../../kernel/schema.ts";
import { createUpload, filesErrors, Upload } from "../../files/index.ts";

export default defineMethod({
  name: "knowledge-base.picture.create",
  summary: "Announce a picture for an article and get the address to upload it to.",
  description:
    "Then PUT the bytes, and nothing else, to `uploadUrl` within 15 minutes; the reply is the File, whose `url` goes into an image block or a banner. A picture that no article was saved with within a day goes away by itself. See the guide's page on files.",
  scopes: ["knowledgebase_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    name: Text(500, "File name, ending as one of a PNG, JPEG, GIF, WebP or AVIF does."),
    size: Type.Integer({
      minimum: 1,
      maximum: 10_737_418_240,
      description: "Bytes, exactly. This installation takes files up to FILE_MAX_BYTES, 25 MiB unless set.",
    }),
  }),
  result: Upload,
  errors: filesErrors.pick("file_type_refused", "too_many_uploads"),
  example: (world) => ({ propertyId: world.property.id, name: "kintsugi.jpg", size: 48_213 }),
  since: "0.1",
  handler: (ctx, { propertyId, name, size }) =>
    createUpload(ctx, {
      propertyId,
      owner: { kind: "agent", id: ctx.caller.agent?.id ?? ctx.caller.id },
      name,
      size,
      only: "pictures",
    }),
});

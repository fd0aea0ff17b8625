// messenger.create-file: a visitor announces a file and learns where its bytes go.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Text, Type } from "../../../kernel/schema.ts";
import { createUpload, filesErrors, Upload } from "../../files/index.ts";
import { selfOf } from "../messenger.actions.ts";

export default defineMethod({
  name: "messenger.create-file",
  summary: "Announce a file as a visitor and get the address to upload it to.",
  description:
    "Then PUT the bytes to `uploadUrl` within 15 minutes and name the file in `files` of a message. The guide's page on files says what is taken.",
  access: "visitor",
  scopes: [],
  effect: "write",
  params: strict({
    name: Text(500, "File name; folders and characters no file system takes are left out."),
    size: Type.Integer({ minimum: 1, maximum: 10_737_418_240, description: "Bytes, exactly." }),
  }),
  result: Upload,
  errors: filesErrors.pick("file_type_refused", "too_many_uploads"),
  example: () => ({ name: "tazza-scheggiata.jpg", size: 184_320 }),
  exampleAs: (world) => ({ visitor: world.visitor.token }),
  since: "0.1",
  handler(ctx, { name, size }) {
    const { propertyId, visitorId } = selfOf(ctx);
    return createUpload(ctx, { propertyId, owner: { kind: "visitor", id: visitorId }, name, size });
  },
});

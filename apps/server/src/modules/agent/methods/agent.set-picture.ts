// agent.set-picture: the face in lists and chats.

import { defineMethod } from "../../../kernel/define.ts";
import { strict, Type } from "../../../kernel/schema.ts";
import { Agent, replacePicture } from "../../account/index.ts";
import { announceChange, callingAgent } from "../agent.actions.ts";
import { agentUpdate } from "../agent.events.ts";
import { drawPicture } from "../picture.ts";

const LIMIT_BYTES = 700 * 1024;

/** A blue dot, one pixel. */
const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==";

export default defineMethod({
  name: "agent.set-picture",
  summary: "Set your picture, or take it away.",
  description: "The picture is cut to a square of 256 pixels. It is public: whoever has its address sees it.",
  access: "session",
  scopes: [],
  effect: "write",
  params: strict({
    image: Type.Union(
      [
        Type.String({
          pattern: "^[A-Za-z0-9+/]+={0,2}$",
          maxLength: Math.ceil((LIMIT_BYTES * 4) / 3) + 4,
          description: "PNG, JPEG or WebP of up to 700 KB, in base64.",
        }),
        Type.Null({ description: "No picture." }),
      ],
      { description: "The picture: PNG, JPEG or WebP of up to 700 KB in base64, or null for none." },
    ),
  }),
  result: Agent,
  emits: [agentUpdate],
  example: () => ({ image: DOT }),
  since: "0.1",
  async handler(ctx, { image }) {
    const agentId = callingAgent(ctx).id;
    const picture = image === null ? undefined : await drawPicture(Buffer.from(image, "base64"));
    if (image !== null && !picture)
      return ctx.invalid("image", "must be a PNG, JPEG or WebP picture of at most 24 megapixels");
    await replacePicture(ctx.db, agentId, picture);
    return announceChange(ctx, agentId);
  },
});

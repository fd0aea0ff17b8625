// GET /pictures/<agent>/<hash>: pictures of agents. Not a method: an address for `<img>`. They are public, as visitors
// see them in chats; the hash in the address changes with the picture, so it may be kept for ever.

import type { Database } from "../kernel/db.ts";
import { findPicture } from "../modules/account/index.ts";
import type { FastifyInstance } from "./http.ts";

export function registerPictures(app: FastifyInstance, db: Database): void {
  app.get<{ Params: { agentId: string; hash: string } }>(
    "/pictures/:agentId/:hash",
    async (request, reply) => {
      const { agentId, hash } = request.params;
      const wellFormed = /^[0-9a-f]{24}$/.test(agentId) && /^[0-9a-f]{32}$/.test(hash);
      const image = wellFormed ? await findPicture(db, agentId, hash) : undefined;
      reply.headers({
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        // The widget shows them on the customer's pages.
        "cross-origin-resource-policy": "cross-origin",
      });
      if (!image) return reply.code(404).header("content-type", "text/plain").send("Not found\n");
      return reply
        .headers({ "content-type": "image/webp", "cache-control": "public, max-age=31536000, immutable" })
        .send(image);
    },
  );
}

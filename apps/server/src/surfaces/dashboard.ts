// The dashboard's files: assets with their hash in the name, and the one page that answers every other address.
// Files, not methods.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "./http.ts";

/** Tabs are pages of others, each in a sandbox; on one's own machine they may do without TLS. */
const FRAMES = "frame-src 'self' https: http://localhost:* http://127.0.0.1:*";

export async function registerDashboard(pages: FastifyInstance, folder: string): Promise<void> {
  const index = join(folder, "index.html");
  if (!existsSync(index)) return;
  const page = readFileSync(index);
  await pages.register(fastifyStatic, {
    root: join(folder, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "1y",
    decorateReply: false,
  });
  pages.get("/*", (request, reply) => {
    // A missing file must not be answered with a page, or a browser would run it as script.
    if (/\.[a-z0-9]{2,5}$/i.test(request.url.split("?")[0] ?? ""))
      return reply.code(404).type("text/plain").send("Not found\n");
    const policy = `${reply.getHeader("content-security-policy")};${FRAMES}`;
    return reply
      .type("text/html; charset=utf-8")
      .headers({ "cache-control": "no-cache", "content-security-policy": policy })
      .send(page);
  });
}

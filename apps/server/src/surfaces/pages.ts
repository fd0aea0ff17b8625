// What all pages for people share (dashboard, reference, demo outbox): security headers. The API sets its own few.

import helmet from "@fastify/helmet";
import type { Config } from "../config.ts";
import type { FastifyInstance } from "./http.ts";

export async function protectPages(pages: FastifyInstance, config: Config): Promise<void> {
  await pages.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Mantine sets element styles at run time; scripts stay strictly ours.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Pictures of articles lie wherever their writers keep them.
        imgSrc: ["'self'", "data:", "blob:", "https:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.tls ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "same-origin" },
    frameguard: { action: "deny" },
    // Mail links carry one-time tokens in the address: nothing of them may leak through openers.
    crossOriginOpenerPolicy: { policy: "same-origin" },
  });
}

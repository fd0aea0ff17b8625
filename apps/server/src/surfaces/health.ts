// Health and Prometheus figures: for orchestrators, not for API clients.

import type { Config } from "../config.ts";
import { type Database, sql } from "../kernel/db.ts";
import type { Meters } from "../kernel/metrics.ts";
import { equalInConstantTime } from "../kernel/secret.ts";
import type { FastifyInstance } from "./http.ts";
import { header } from "./incoming.ts";

/** `stopping` turns readiness off first, so that a load balancer looks elsewhere before connections close. */
export function registerHealth(
  app: FastifyInstance,
  o: { db: Database; meters: Meters; config: Config; stopping(): boolean },
): void {
  app.get("/health/live", (_request, reply) =>
    reply.header("cache-control", "no-store").send({ status: "live" }),
  );

  app.get("/health/ready", async (_request, reply) => {
    reply.header("cache-control", "no-store");
    if (o.stopping()) return reply.code(503).send({ status: "stopping" });
    try {
      await sql`select 1`.execute(o.db);
      return reply.send({ status: "ready" });
    } catch {
      return reply.code(503).send({ status: "database away" });
    }
  });

  // Without a token nothing is told here: METRICS_PORT has a listener of its own.
  const token = o.config.metricsToken;
  app.get("/metrics", async (request, reply) => {
    if (token === undefined) return reply.callNotFound();
    if (!equalInConstantTime(header(request, "authorization"), `Bearer ${token}`))
      return reply.code(401).send("Unauthorized\n");
    return reply.type(o.meters.registry.contentType).send(await o.meters.registry.metrics());
  });
}

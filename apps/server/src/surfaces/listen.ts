// Binding to ports: the main one (a free one for the demo when 3000 is taken) and the one for Prometheus.

import { createServer } from "node:http";
import { type Config, ConfigError } from "../config.ts";
import type { Meters } from "../kernel/metrics.ts";
import type { FastifyInstance } from "./http.ts";

export interface Address {
  /** What people reach the server at. */
  readonly baseUrl: string;
  readonly port: number;
}

export async function listen(app: FastifyInstance, config: Config): Promise<Address> {
  const wanted = config.port ?? 3000;
  try {
    await app.listen({ port: wanted, host: config.host });
  } catch (error) {
    const mayMove = config.mode === "demo" && config.port === undefined;
    if (!mayMove || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw explain(error, wanted);
    await app.listen({ port: 0, host: config.host });
  }
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : wanted;
  if (config.publicUrl) return { baseUrl: config.publicUrl, port };
  const host = ["0.0.0.0", "::", "127.0.0.1"].includes(config.host) ? "127.0.0.1" : config.host;
  return { baseUrl: `${config.tls ? "https" : "http"}://${host}:${port}`, port };
}

function explain(error: unknown, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EADDRINUSE") return new ConfigError([`PORT ${port} is taken: set it to a free one`]);
  if (code === "EACCES") return new ConfigError([`PORT ${port} needs more rights: set it to one above 1023`]);
  return error;
}

/** On 127.0.0.1 only; answers how to close it, or undefined when METRICS_PORT is not set. */
export async function listenForMetrics(
  meters: Meters,
  config: Config,
): Promise<(() => Promise<void>) | undefined> {
  if (config.metricsPort === undefined) return undefined;
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    meters.registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": meters.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(config.metricsPort, "127.0.0.1", resolve),
  );
  return () => new Promise((resolve) => server.close(() => resolve()));
}

// Resident memory of the server's own process, after its start and after 10,000 calls of every reading kind.

import type { Bar } from "./main.ts";
import { basic, residentBytes, startServer } from "./server.ts";

const CALLS = 10_000;
const CONCURRENCY = 16;
const BAR_MB = 250;

export async function benchMemory(): Promise<readonly Bar[]> {
  const server = await startServer();
  try {
    const { baseUrl, propertyId, apiKey } = server.facts;
    const atStart = residentBytes(server.pid);
    const headers = { authorization: basic(apiKey), "content-type": "application/json" };
    const kinds: readonly (readonly [string, object])[] = [
      ["agent.me", {}],
      ["property.list", {}],
      ["property.info", { propertyId, fields: { settings: true, agents: true, widgets: true } }],
      ["members.list", { propertyId }],
      ["departments.list", { propertyId }],
    ];
    let started = 0;
    let failed = 0;
    const caller = async () => {
      while (started < CALLS) {
        const [method, params] = kinds[started++ % kinds.length] ?? ["agent.me", {}];
        const reply = await fetch(`${baseUrl}/v1/${method}`, {
          method: "POST",
          headers,
          body: JSON.stringify(params),
        });
        await reply.arrayBuffer();
        if (!reply.ok) failed++;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, caller));
    const after = residentBytes(server.pid);
    const megabytes = (bytes: number) => Math.round(bytes / 1e6);
    return [
      {
        what: `resident memory after start and after ${CALLS} calls`,
        measured: `${megabytes(atStart)} MB, ${megabytes(after)} MB`,
        bar: `under ${BAR_MB} MB`,
        kept: Math.max(atStart, after) < BAR_MB * 1e6,
      },
      { what: "failed calls", measured: String(failed), bar: "0", kept: failed === 0 },
    ];
  } finally {
    await server.stop();
  }
}

// Writers that never give up: each write has an Idempotency-Key and is sent again until it is acknowledged, as a
// careful client would. What was acknowledged must be there afterwards, once.

import { setTimeout as sleep } from "node:timers/promises";

const WRITERS = 4;
const PAUSE_MS = 10;

export interface Target {
  readonly baseUrl: string;
  readonly propertyId: string;
  readonly apiKey: string;
}

export interface Writers {
  /** Name and id of every department the server said it had made. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Replies that must not happen, such as a retry that found its own first try in the way. */
  readonly surprises: readonly string[];
  /** Lets every write in flight come to its end. */
  stop(): Promise<void>;
}

export function startWriters(target: Target, label: string): Writers {
  const acknowledged = new Map<string, string>();
  const surprises: string[] = [];
  let stopping = false;

  async function write(name: string): Promise<void> {
    for (;;) {
      const reply = await call(target, "departments.create", { propertyId: target.propertyId, name }, name);
      if (reply?.status === 200) {
        acknowledged.set(name, String(reply.data.departmentId));
        return;
      }
      if (!mayBeTriedAgain(reply)) {
        surprises.push(`${name}: ${reply?.text}`);
        return;
      }
      await sleep(50);
    }
  }

  const running = Array.from({ length: WRITERS }, async (_, writer) => {
    for (let count = 1; !stopping; count++) {
      await write(`${label} ${writer} ${count}`);
      await sleep(PAUSE_MS);
    }
  });
  return {
    acknowledged,
    surprises,
    async stop() {
      stopping = true;
      await Promise.all(running);
    },
  };
}

/** No answer, a server in trouble, or the first try still in flight. */
function mayBeTriedAgain(reply: Reply | undefined): boolean {
  if (!reply) return true;
  return reply.status >= 500 || (reply.status === 409 && reply.text.includes("idempotency_key_in_flight"));
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly data: Record<string, unknown>;
}

/** Undefined when no whole answer came back. */
export async function call(
  target: Target,
  method: string,
  params: object,
  idempotencyKey?: string,
): Promise<Reply | undefined> {
  try {
    const reply = await fetch(`${target.baseUrl}/v1/${method}`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${target.apiKey}:`).toString("base64")}`,
        "content-type": "application/json",
        ...(idempotencyKey ? { "idempotency-key": idempotencyKey.replaceAll(" ", "-") } : {}),
      },
      body: JSON.stringify(params),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await reply.text();
    return { status: reply.status, text, data: JSON.parse(text).data ?? {} };
  } catch {
    return undefined;
  }
}

/** Every department of the property by name. */
export async function departments(target: Target): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let offset = 0; ; offset += 1000) {
    const page = await call(target, "departments.list", {
      propertyId: target.propertyId,
      size: 1000,
      offset,
    });
    if (page?.status !== 200) throw new Error(`departments.list answered ${page?.text ?? "nothing"}`);
    const items = page.data as unknown as readonly { readonly name: string; readonly departmentId: string }[];
    for (const { name, departmentId } of items) found.set(name, departmentId);
    if (items.length < 1000) return found;
  }
}

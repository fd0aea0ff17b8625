// A call over a visitor's line: as over HTTP, admitted, run, logged and measured alike.

import type { Caller } from "../../kernel/caller.ts";
import type { RequestFacts } from "../../kernel/context.ts";
import { refuse } from "../../kernel/error.ts";
import { newRequestId } from "../../kernel/id.ts";
import type { Admission, Reply } from "../../kernel/run.ts";
import type { VisitorParts } from "./visitors.ts";

export async function performCall(
  { pipeline, meters, log }: Pick<VisitorParts, "pipeline" | "meters" | "log">,
  caller: Caller,
  line: RequestFacts,
  call: { readonly method: string; readonly params?: Record<string, unknown> | undefined },
): Promise<Reply> {
  const { ip, userAgent, language, origin } = line;
  const facts: RequestFacts = { id: newRequestId(), ip, userAgent, language, origin };
  const startedMs = performance.now();
  let admission: Admission | undefined;
  let reply: Reply;
  try {
    if (pipeline.find(call.method)?.access !== "visitor")
      throw refuse("not_found", { message: "unknown_method" });
    const admitted = pipeline.admitCaller(call.method, caller, facts);
    admission = admitted instanceof Promise ? await admitted : admitted;
    const running = pipeline.execute(admission, facts, call.params ?? {}, undefined);
    reply = running instanceof Promise ? await running : running;
  } catch (error) {
    reply = pipeline.refusal(error, facts);
  }
  const durationMs = performance.now() - startedMs;
  const method = admission?.method.name ?? "unknown";
  meters.call(method, reply.status, durationMs / 1000);
  const entry = {
    requestId: facts.id,
    method,
    status: reply.status,
    durationMs: Math.round(durationMs * 10) / 10,
    ip,
    caller: caller.id,
    ...(reply.fault ? { err: reply.fault } : undefined),
  };
  if (reply.status >= 500) log.error(entry, "call");
  else log.info(entry, "call");
  return reply;
}

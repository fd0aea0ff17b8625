// The one error the SDK throws: a refusal of the server, or the reason why no reply came.

import type { ErrorCode } from "./methods.gen.ts";

/** Codes of the SDK's own, for calls that got no reply it could read. */
export type TransportCode = "network_error" | "timeout" | "bad_reply";

export interface ErrorDetail {
  /** Where in the parameters, for example `members[0].email`. */
  readonly path: string;
  readonly reason: string;
}

export class ParloError extends Error {
  override readonly name = "ParloError";
  /** The server's error code; it may be newer than this list. */
  readonly code: ErrorCode | TransportCode | (string & {});
  /** HTTP status; 0 when no reply came. */
  readonly status: number;
  /** Every problem of the request, not the first alone. */
  readonly details: readonly ErrorDetail[];
  /** What to do about it. */
  readonly fix: string | undefined;
  /** Path of the reference page that explains the code. */
  readonly docs: string | undefined;
  /** Finds this very call in the server's log. */
  readonly requestId: string | undefined;
  readonly retryAfterS: number | undefined;

  constructor(facts: {
    code: string;
    status: number;
    message: string;
    details?: readonly ErrorDetail[] | undefined;
    fix?: string | undefined;
    docs?: string | undefined;
    requestId?: string | undefined;
    retryAfterS?: number | undefined;
    cause?: unknown;
  }) {
    super(facts.message, { cause: facts.cause });
    this.code = facts.code;
    this.status = facts.status;
    this.details = facts.details ?? [];
    this.fix = facts.fix;
    this.docs = facts.docs;
    this.requestId = facts.requestId;
    this.retryAfterS = facts.retryAfterS;
  }
}

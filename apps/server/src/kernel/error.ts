// Errors: refusals with a name. A method lists the ones it may answer; everything else is a fault of ours.

export interface ErrorDefinition {
  /** HTTP status, honest. */
  readonly status: number;
  /** What the caller reads in `message`. */
  readonly message: string;
  /** What the caller can do about it. */
  readonly fix: string;
}

export type ErrorMap = Readonly<Record<string, ErrorDefinition>>;

/** Names a module's errors. `pick` hands a method the ones it declares. */
export function defineErrors<const M extends ErrorMap>(map: M) {
  return {
    map,
    pick<K extends keyof M & string>(...codes: readonly K[]): Pick<M, K> {
      return Object.fromEntries(codes.map((code) => [code, map[code]])) as Pick<M, K>;
    },
  };
}

/** One problem of a request: where, and why. */
export interface Detail {
  /** Dotted path with array indexes, for example `article.meta.categories[0].name`; `body` for the body itself. */
  readonly path: string;
  readonly reason: string;
}

/** Thrown to refuse a call; becomes the failure envelope. Never used for faults of ours. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly fix: string;
  readonly details: readonly Detail[];
  /** Seconds to wait, for 429 and 503. */
  readonly retryAfterS: number | undefined;

  constructor(
    code: string,
    definition: ErrorDefinition,
    more: {
      message?: string | undefined;
      details?: readonly Detail[];
      retryAfterS?: number | undefined;
    } = {},
  ) {
    super(more.message ?? definition.message);
    this.code = code;
    this.status = definition.status;
    this.fix = definition.fix;
    this.details = more.details ?? [];
    this.retryAfterS = more.retryAfterS;
  }
}

/** Codes any method may answer, because the pipeline itself gives them. The wording of the first six is the contract's. */
export const pipelineErrors = defineErrors({
  validation_error: {
    status: 400,
    message: "body",
    fix: "Correct the parameters named in `details` and send the request again.",
  },
  auth_error: {
    status: 401,
    message: "invalid_auth",
    fix: "Send a valid API key as the user name of HTTP Basic authentication.",
  },
  forbidden: {
    status: 403,
    message: "insufficient_scope",
    fix: "Use a key, or a member of the property, whose scopes cover this method.",
  },
  not_found: {
    status: 404,
    message: "not_found",
    fix: "Check the id: it does not exist, or this credential may not see it.",
  },
  conflict: {
    status: 409,
    message: "resource_locked",
    fix: "Wait for the request in flight to finish, then read before writing again.",
  },
  rate_limited: {
    status: 429,
    message: "rate_limited",
    fix: "Wait for the seconds in `Retry-After`, then send the request again.",
  },
  https_required: {
    status: 403,
    message: "https_required",
    fix: "Call the API over HTTPS. Behind a proxy, name the proxy's address in TRUST_PROXY.",
  },
  method_not_allowed: {
    status: 405,
    message: "method_not_allowed",
    fix: "Send the request as POST.",
  },
  payload_too_large: {
    status: 413,
    message: "payload_too_large",
    fix: "Keep the request body under 1 MiB.",
  },
  internal_error: {
    status: 500,
    message: "internal_error",
    fix: "Send the request again. If it fails again, report the request id.",
  },
  unavailable: {
    status: 503,
    message: "unavailable",
    fix: "Send the request again after the seconds in `Retry-After`; use an Idempotency-Key on writes.",
  },
});

export type PipelineCode = keyof typeof pipelineErrors.map;

/** Refuses with one of the pipeline's own codes. */
export function refuse(
  code: PipelineCode,
  more: { message?: string | undefined; details?: readonly Detail[]; retryAfterS?: number | undefined } = {},
): Refusal {
  return new Refusal(code, pipelineErrors.map[code], more);
}

/** Refuses bad input: every problem at once; `message` is the path of the first, as the contract has it. */
export function invalid(details: readonly Detail[]): Refusal {
  return refuse("validation_error", { message: details[0]?.path ?? "body", details });
}

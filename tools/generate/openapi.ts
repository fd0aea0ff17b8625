// docs/reference/openapi.gen.json: the OpenAPI 3.1 description. Schemas go in as they are: they are JSON Schema.

import type { Method } from "../../apps/server/src/kernel/define.ts";
import type { ErrorDefinition, ErrorMap } from "../../apps/server/src/kernel/error.ts";
import { pipelineErrors } from "../../apps/server/src/kernel/error.ts";
import { scopeMeanings } from "../../apps/server/src/modules/scope/index.ts";
import type { JsonSchema } from "../../apps/server/src/surfaces/docs/json-schema.ts";
import type { Example, Examples } from "../../apps/server/src/surfaces/docs/reference.ts";
import type { GeneratedFile } from "./main.ts";
import type { Resources } from "./resources.ts";

type Json = Readonly<Record<string, unknown>>;

export function openapiFiles(
  methods: readonly Method[],
  resources: Resources,
  examples: Examples,
  version: string,
): readonly GeneratedFile[] {
  const document = openapiOf(methods, resources, examples, version);
  return [{ path: "docs/reference/openapi.gen.json", text: `${JSON.stringify(document, null, 1)}\n` }];
}

function openapiOf(
  methods: readonly Method[],
  resources: Resources,
  examples: Examples,
  version: string,
): Json {
  const modules = [...new Set(methods.map(({ name }) => moduleOf(name)))];
  return {
    openapi: "3.1.0",
    info: {
      title: "Parlo API",
      version,
      summary: "Live chat and help desk, self-hosted.",
      description:
        "HTTP RPC: every method is `POST /v1/<method>` with its parameters as one JSON object. Success is `{ok: true, data}`, failure `{ok: false, error, message}`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The server this document comes from" }],
    externalDocs: { description: "Guide and reference", url: "/docs" },
    tags: modules.map((name) => ({ name })),
    paths: Object.fromEntries(
      methods.map((method) => [
        `/v1/${method.name}`,
        { post: operationOf(method, resources, examples[method.name]) },
      ]),
    ),
    components: {
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "basic",
          description: "An API key as user name; the password is ignored.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-parlo_session",
          description: "The dashboard's session; `parlo_session` over plain HTTP on the same machine.",
        },
        visitorToken: {
          type: "http",
          scheme: "bearer",
          description: "A visitor's token, as `messenger.connect` hands it out.",
        },
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          description:
            "Makes the write safe to repeat: within 24 hours the same key and body get the first reply again.",
          schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" },
        },
      },
      headers: headers(),
      responses: sharedResponses(),
      schemas: {
        ...Object.fromEntries(
          [...resources.all].map(([name, schema]) => [name, named(schema, resources, name)]),
        ),
        Failure: failureSchema(),
      },
    },
    "x-scopes": scopeMeanings,
  };
}

/** `knowledge-base.article.get` belongs to `knowledge-base`. */
function moduleOf(name: string): string {
  return name.split(".")[0] ?? name;
}

function operationOf(method: Method, resources: Resources, example: Example | undefined): Json {
  const params = method.params as JsonSchema;
  const hasParams = Object.keys(params.properties ?? {}).length > 0;
  return {
    operationId: method.name,
    tags: [moduleOf(method.name)],
    summary: method.summary,
    ...(method.description ? { description: method.description } : {}),
    externalDocs: { url: `/docs/methods/${method.name}` },
    security: securityOf(method),
    "x-scopes": method.scopes,
    "x-effect": method.effect,
    "x-rate-limit": method.tier,
    "x-since": method.since,
    ...(method.aliases?.length ? { "x-aliases": method.aliases } : {}),
    ...(method.effect === "write"
      ? { parameters: [{ $ref: "#/components/parameters/IdempotencyKey" }] }
      : {}),
    requestBody: {
      required: (params.required?.length ?? 0) > 0,
      content: {
        "application/json": {
          schema: named(params, resources),
          ...(hasParams && example ? { example: example.params } : {}),
        },
      },
    },
    responses: {
      "200": {
        description: "Success.",
        headers: headerRefs(method.effect === "write" ? [...ALWAYS, "Idempotency-Replayed"] : ALWAYS),
        content: {
          "application/json": {
            schema: envelopeOf(method, resources),
            ...(example ? { example: example.reply } : {}),
          },
        },
      },
      ...failuresOf(method),
    },
  };
}

function securityOf(method: Method): readonly Json[] {
  if (method.access === "public") return [];
  if (method.access === "visitor") return [{ visitorToken: [] }];
  return method.access === "any" ? [{ apiKey: [] }, { session: [] }] : [{ session: [] }];
}

function envelopeOf(method: Method, resources: Resources): Json {
  const result = named(method.result as JsonSchema, resources);
  return {
    type: "object",
    required: ["ok", ...(method.list ? ["total"] : []), "data"],
    properties: {
      ok: { const: true },
      ...(method.list
        ? { total: { type: "integer", minimum: 0, description: "Rows there are, on all pages." } }
        : {}),
      data: method.list ? { type: "array", items: result } : result,
      ...("cursor" in method.params.properties
        ? { next: { type: "string", description: "Cursor of the page after this one; absent on the last." } }
        : {}),
      ...(method.effect === "read"
        ? {
            warnings: {
              type: "array",
              items: { type: "string" },
              description: "Present when a parameter was not known and was ignored.",
            },
          }
        : {}),
    },
  };
}

/** Replaces every part that is a resource by a reference to it; `except` is the one being written down itself. */
function named(schema: JsonSchema, resources: Resources, except?: string): unknown {
  const name = resources.nameOf(schema);
  if (name !== undefined && name !== except) return { $ref: `#/components/schemas/${name}` };
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== "object" || value === null) return value;
    const own = resources.nameOf(value);
    if (own !== undefined) return { $ref: `#/components/schemas/${own}` };
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part)]));
  };
  return Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, inside(part)]));
}

/** Codes by status: the method's own beside the pipeline's that any method may answer. */
function failuresOf(method: Method): Json {
  const everywhere = pipelineErrors.map;
  const always = [
    "validation_error",
    "rate_limited",
    "https_required",
    "payload_too_large",
    "internal_error",
  ];
  const pipeline = Object.entries(everywhere).filter(([code]) => {
    if (always.includes(code) || code === "unavailable") return true;
    if (code === "auth_error" || code === "forbidden") return method.access !== "public";
    if (code === "not_found") return "propertyId" in method.params.properties;
    return code === "conflict" && method.effect === "write";
  });
  const codes: ErrorMap = { ...Object.fromEntries(pipeline), ...method.errors };
  const byStatus = new Map<number, [string, ErrorDefinition][]>();
  for (const entry of Object.entries(codes))
    byStatus.set(entry[1].status, [...(byStatus.get(entry[1].status) ?? []), entry]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, entries]) => {
        const shared = entries.every(([code]) => code in everywhere) && isWhole(status, entries);
        return [
          String(status),
          shared ? { $ref: `#/components/responses/${status}` } : responseOf(status, entries),
        ];
      }),
  );
}

/** True when these are all the pipeline's codes of this status, so that the shared response says the same. */
function isWhole(status: number, entries: readonly unknown[]): boolean {
  return (
    Object.values(pipelineErrors.map).filter((error) => error.status === status).length === entries.length
  );
}

function sharedResponses(): Json {
  const byStatus = new Map<number, [string, ErrorDefinition][]>();
  for (const entry of Object.entries(pipelineErrors.map))
    byStatus.set(entry[1].status, [...(byStatus.get(entry[1].status) ?? []), entry]);
  return Object.fromEntries([...byStatus].map(([status, entries]) => [status, responseOf(status, entries)]));
}

function responseOf(status: number, entries: readonly (readonly [string, ErrorDefinition])[]): Json {
  return {
    description: entries.map(([code, { fix }]) => `\`${code}\`: ${fix}`).join("\n\n"),
    headers: headerRefs([...ALWAYS, ...(status === 429 || status === 503 ? ["Retry-After"] : [])]),
    content: {
      "application/json": {
        schema: {
          allOf: [
            { $ref: "#/components/schemas/Failure" },
            { properties: { error: { enum: entries.map(([code]) => code) } } },
          ],
        },
        examples: Object.fromEntries(
          entries.map(([code, error]) => [
            code,
            {
              value: {
                ok: false,
                error: code,
                message: error.message,
                fix: error.fix,
                docs: `/docs/errors#${code}`,
                requestId: "req_4kTQd1uXb7Zm2CwRs9Ya",
              },
            },
          ]),
        ),
      },
    },
  };
}

const ALWAYS = ["X-Request-Id", "RateLimit", "RateLimit-Policy"];

function headerRefs(names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function headers(): Json {
  const header = (description: string, type: string, example: string | number) => ({
    description,
    schema: { type },
    example,
  });
  return {
    "X-Request-Id": header("Finds this call in the server's log.", "string", "req_4kTQd1uXb7Zm2CwRs9Ya"),
    RateLimit: header("Calls left (`r`) and seconds until all are (`t`).", "string", '"read";r=5999;t=1'),
    "RateLimit-Policy": header("Quota (`q`) per window of seconds (`w`).", "string", '"read";q=6000;w=60'),
    "Retry-After": header("Seconds to wait before trying again.", "integer", 3),
    "Idempotency-Replayed": header("`true` when this is the reply of an earlier call.", "string", "true"),
  };
}

function failureSchema(): Json {
  return {
    type: "object",
    required: ["ok", "error", "message", "requestId"],
    properties: {
      ok: { const: false },
      error: { type: "string", description: "Short code to branch on." },
      message: {
        type: "string",
        description: "Detail; for `validation_error` the path of the first problem.",
      },
      details: {
        type: "array",
        description: "Every problem of the request.",
        items: {
          type: "object",
          required: ["path", "reason"],
          properties: { path: { type: "string" }, reason: { type: "string" } },
        },
      },
      fix: { type: "string", description: "What to do about it." },
      docs: { type: "string", description: "Path of the page that explains the code." },
      requestId: { type: "string" },
    },
  };
}

// The OpenAPI document: complete, consistent in itself, and true to the registry.

import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { methods } from "../registry.gen.ts";
import { withServer } from "../testing/server.ts";

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly requestBody: { readonly content: { "application/json": { schema: TSchema; example?: unknown } } };
  readonly responses: Record<string, { content?: Record<string, Content>; $ref?: string }>;
}

interface Content {
  readonly schema: TSchema;
  readonly example?: unknown;
  readonly examples?: Record<string, { value: unknown }>;
}

interface Document {
  readonly openapi: string;
  readonly tags: readonly { name: string }[];
  readonly paths: Record<string, { post: Operation }>;
  readonly components: Record<string, Record<string, unknown>>;
}

suite("GET /v1/openapi.json", () => {
  const server = withServer();
  const read = async () => (await fetch(`${server.url}/v1/openapi.json`)).json() as Promise<Document>;

  test("is public, readable from any site, and cheap to ask again", async () => {
    const first = await fetch(`${server.url}/v1/openapi.json`);
    assert.equal(first.status, 200);
    assert.equal(first.headers.get("access-control-allow-origin"), "*");
    assert.match(first.headers.get("content-type") ?? "", /^application\/json/);
    const etag = first.headers.get("etag") ?? "";
    const again = await fetch(`${server.url}/v1/openapi.json`, { headers: { "if-none-match": etag } });
    assert.equal(again.status, 304);
  });

  test("has one operation per method, each with its own id and a tag that is described", async () => {
    const document = await read();
    assert.equal(document.openapi, "3.1.0");
    assert.deepEqual(
      Object.values(document.paths).map(({ post }) => post.operationId),
      methods.map(({ name }) => name),
    );
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { post } of Object.values(document.paths))
      for (const tag of post.tags) assert.ok(tags.has(tag), tag);
  });

  test("refers to nothing that is missing", async () => {
    const document = await read();
    for (const reference of referencesIn(document)) assert.ok(resolve(document, reference), reference);
  });

  test("holds schemas that compile and that their own examples match", async () => {
    const document = await read();
    const check = (where: string, schema: TSchema, examples: readonly unknown[]) => {
      const validator = Compile(inline(document, schema) as TSchema);
      for (const example of examples)
        assert.ok(validator.Check(example), `${where}: ${JSON.stringify(example)}`);
    };
    for (const [path, { post }] of Object.entries(document.paths)) {
      const { schema, example } = post.requestBody.content["application/json"];
      check(`${path} request`, schema, example === undefined ? [] : [example]);
      for (const [status, response] of Object.entries(post.responses)) {
        const content = inline(document, response) as { content: Record<string, Content> };
        const body = content.content["application/json"];
        assert.ok(body, `${path} ${status}`);
        const examples = Object.values(body.examples ?? {}).map(({ value }) => value);
        check(`${path} ${status}`, body.schema, body.example === undefined ? examples : [body.example]);
      }
    }
  });

  test("keeps to the dialect of OpenAPI 3.1: tuples are prefixItems", async () => {
    const walk = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if ("type" in value && "items" in value) assert.ok(!Array.isArray(value.items), JSON.stringify(value));
      for (const part of Object.values(value)) walk(part);
    };
    walk((await read()).components);
    walk((await read()).paths);
  });
});

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "$ref" in value && typeof value.$ref === "string" ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

function resolve(document: Document, reference: string): unknown {
  return reference
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document);
}

/** The value with every reference replaced by what it refers to. */
function inline(document: Document, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => inline(document, part));
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value && typeof value.$ref === "string")
    return inline(document, resolve(document, value.$ref));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inline(document, part)]));
}

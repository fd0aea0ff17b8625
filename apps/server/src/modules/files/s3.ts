// Files in an S3-compatible store. Each request is signed (version 4) with the hash of its body, and nothing is held in
// memory on the way. Signing alone is a small package; the whole client of the inventor is a hundred of them.

import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { AwsV4Signer } from "aws4fetch";
import type { Config } from "../../config.ts";
import { goOutside, type OutsideReply } from "../../kernel/outside.ts";
import { type FileStorage, StorageFailure } from "./storage.ts";

const EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/** Without a byte from the other side. */
const SILENCE_MS = 30_000;

export function s3Storage(s3: NonNullable<Config["s3"]>): FileStorage {
  const base = new URL(s3.endpoint ?? `https://s3.${s3.region}.amazonaws.com`);
  const folder = base.pathname.replace(/\/$/, "");
  if (!s3.forcePathStyle) base.hostname = `${s3.bucket}.${base.hostname}`;
  const urlOf = (key: string) =>
    new URL(`${folder}${s3.forcePathStyle ? `/${s3.bucket}` : ""}/${key.slice(0, 2)}/${key.slice(2)}`, base);

  async function ask(
    method: "GET" | "PUT" | "DELETE",
    key: string,
    o: { sha256?: string; headers?: Record<string, string>; body?: Readable } = {},
  ): Promise<OutsideReply> {
    const url = urlOf(key).href;
    const signed = await new AwsV4Signer({
      method,
      url,
      headers: { "x-amz-content-sha256": o.sha256 ?? EMPTY_SHA256 },
      accessKeyId: s3.accessKeyId,
      secretAccessKey: s3.secretAccessKey,
      service: "s3",
      region: s3.region,
    }).sign();
    return goOutside({
      method,
      url,
      headers: { ...Object.fromEntries(signed.headers), ...o.headers },
      silenceMs: SILENCE_MS,
      ...(o.body ? { body: o.body } : {}),
    });
  }

  return {
    async put(key, file) {
      const headers = { "content-length": String(file.size), "content-type": "application/octet-stream" };
      const body = createReadStream(file.path);
      await finish(await ask("PUT", key, { sha256: file.sha256, headers, body }), 200);
    },
    async open(key, span) {
      const range = span ? { range: `bytes=${span.start}-${span.end}` } : undefined;
      const reply = await ask("GET", key, range ? { headers: range } : {});
      if (reply.status === (span ? 206 : 200)) return reply.body;
      await finish(reply, 404);
      return undefined;
    },
    async remove(key) {
      await finish(await ask("DELETE", key), 204, 200, 404);
    },
  };
}

/** Reads the reply to its end, so that the connection serves again. */
async function finish(reply: OutsideReply, ...expected: readonly number[]): Promise<void> {
  let said = "";
  for await (const chunk of reply.body) if (said.length < 500) said += String(chunk);
  if (!expected.includes(reply.status))
    throw new StorageFailure(`The file store answered ${reply.status}: ${said.slice(0, 500)}`);
}

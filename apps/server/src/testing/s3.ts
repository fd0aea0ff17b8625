// A small S3-like store for tests. It checks each signature (version 4) and the hash of each body, and refuses what is
// sent without a length, as the real ones do.

import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface S3Like {
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly objects: Map<string, Buffer>;
  /** Whether the next requests are answered 503. */
  broken: boolean;
  /** What it refused, and why. */
  readonly refused: string[];
  close(): Promise<void>;
}

export async function startS3(): Promise<S3Like> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const store: S3Like = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket: "attachments",
    accessKeyId: "AKIDEXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    region: "eu-south-1",
    objects: new Map(),
    broken: false,
    refused: [],
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const problem = store.broken ? "is broken" : problemOf(request, body);
    if (problem) {
      store.refused.push(`${request.method} ${request.url}: ${problem}`);
      response.writeHead(store.broken ? 503 : 403).end(`<Error>${problem}</Error>`);
      return;
    }
    const key = request.url ?? "";
    const object = store.objects.get(key);
    if (request.method === "PUT") {
      store.objects.set(key, body);
      response.writeHead(200).end();
    } else if (request.method === "DELETE") {
      store.objects.delete(key);
      response.writeHead(204).end();
    } else if (!object) response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
    else {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
      const part = from === undefined ? object : object.subarray(Number(from), Number(to) + 1);
      response.writeHead(from === undefined ? 200 : 206, { "content-length": part.length }).end(part);
    }
  }

  function problemOf(request: IncomingMessage, body: Buffer): string | undefined {
    const { headers, method = "" } = request;
    const told = headers["x-amz-content-sha256"];
    if (method === "PUT" && headers["content-length"] === undefined) return "no length";
    if (told !== sha256(body)) return "the body's hash is another";
    const [, id, date, region, signed = "", signature] =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? "",
      ) ?? [];
    if (id !== store.accessKeyId || region !== store.region || date === undefined) return "no credential";
    if (!signed.split(";").includes("host")) return "the host is not signed";
    const canonical = [
      method,
      request.url,
      "",
      ...signed.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim()}`),
      "",
      signed,
      told,
    ].join("\n");
    const scope = `${date}/${region}/s3/aws4_request`;
    const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
    const key = [date, region, "s3", "aws4_request"].reduce<string | Buffer>(
      (from, part) => createHmac("sha256", from).update(part).digest(),
      `AWS4${store.secretAccessKey}`,
    );
    const expected = createHmac("sha256", key).update(text).digest("hex");
    return expected === signature ? undefined : "the signature does not match";
  }

  return store;
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

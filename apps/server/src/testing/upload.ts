// Announcing and uploading a file in a test, as a client would.

import type { CallOptions, TestServer } from "./server.ts";

export interface UploadReply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked field by field by the stories
  readonly body: any;
}

/** `body` as given, whatever was announced. */
export async function put(url: string, body: BodyInit): Promise<UploadReply> {
  const options = { method: "PUT", body, duplex: "half" };
  const reply = await fetch(url, options as RequestInit);
  return { status: reply.status, body: await reply.json() };
}

/** The File, of an upload that must succeed. */
export async function upload(
  server: TestServer,
  name: string,
  bytes: Buffer,
  as?: CallOptions,
): Promise<UploadReply["body"]> {
  const params = { propertyId: server.world.property.id, name, size: bytes.length };
  const { uploadUrl } = await server.ok("files.create", params, as);
  const reply = await put(uploadUrl, new Uint8Array(bytes));
  if (reply.status !== 200) throw new Error(`${name} was refused: ${JSON.stringify(reply.body)}`);
  return reply.body.data;
}

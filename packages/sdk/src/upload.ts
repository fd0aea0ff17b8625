// Sending a file: announced with files.create, then its bytes in one PUT. Browsers tell how far it is; Node's fetch does
// not, and sends a Blob (one of a file on disk included, `openAsBlob`) without reading it into memory first.

import { ParloError } from "./error.ts";
import type { File, Upload } from "./methods.gen.ts";
import { type Answer, read } from "./transport.ts";

export interface UploadOptions {
  readonly propertyId: string;
  /** A browser's File, a Blob, or bytes. */
  readonly data: Blob | Uint8Array<ArrayBuffer>;
  /** File name; that of a browser's File when absent. */
  readonly name?: string;
  /** How many bytes are on their way, of how many; once at the end where the platform does not tell. */
  onProgress?(sent: number, total: number): void;
  readonly signal?: AbortSignal;
}

interface Door {
  readonly base: string;
  readonly fetch: typeof fetch;
  announce(params: { propertyId: string; name: string; size: number }, signal?: AbortSignal): Promise<Upload>;
}

/** Announces, sends, and answers the File, whose `fileId` a message then names. */
export async function uploadFile(door: Door, o: UploadOptions): Promise<File> {
  const { propertyId, data } = o;
  const size = data instanceof Blob ? data.size : data.byteLength;
  const name = o.name ?? (data instanceof Blob ? (data as { name?: string }).name : undefined);
  if (!name) throw new Error("upload needs the name of the file.");
  const { uploadUrl } = await door.announce({ propertyId, name, size }, o.signal);
  // On the address this client uses: behind a proxy the server may think it has another.
  const url = new URL(new URL(uploadUrl).pathname, door.base).href;
  return putFile(url, data, { ...o, fetch: door.fetch });
}

/** The second half alone, for an address that somebody else asked for. */
export async function putFile(
  url: string,
  data: UploadOptions["data"],
  o: Pick<UploadOptions, "onProgress" | "signal"> & { readonly fetch?: typeof fetch } = {},
): Promise<File> {
  o.signal?.throwIfAborted();
  const total = data instanceof Blob ? data.size : data.byteLength;
  // A typed Blob would send its type along, and make browsers ask for leave on other origins.
  const body = data instanceof Blob ? data.slice() : new Blob([data]);
  const answer =
    typeof XMLHttpRequest === "undefined" ? await byFetch(url, body, o) : await byXhr(url, body, o);
  const reply = read(answer, answer.text);
  o.onProgress?.(total, total);
  return reply.data as File;
}

type Told = Pick<UploadOptions, "onProgress" | "signal"> & { readonly fetch?: typeof fetch };

async function byFetch(url: string, body: Blob, o: Told): Promise<Answer & { text: string }> {
  try {
    const { signal } = o;
    const init = { method: "PUT", body, credentials: "omit" } as const;
    const reply = await (o.fetch ?? fetch)(url, signal ? { ...init, signal } : init);
    return { ok: reply.ok, status: reply.status, headers: reply.headers, text: await reply.text() };
  } catch (error) {
    o.signal?.throwIfAborted();
    throw unreachable(error);
  }
}

function byXhr(url: string, body: Blob, o: Told): Promise<Answer & { text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    o.signal?.addEventListener("abort", abort);
    request.upload.onprogress = ({ loaded, total }) => o.onProgress?.(loaded, total);
    request.onload = () =>
      resolve({
        ok: request.status >= 200 && request.status < 300,
        status: request.status,
        headers: { get: (name) => request.getResponseHeader(name) },
        text: request.responseText,
      });
    request.onerror = () => reject(unreachable(undefined));
    request.onabort = () => reject(o.signal?.reason);
    request.onloadend = () => o.signal?.removeEventListener("abort", abort);
    request.open("PUT", url);
    request.send(body);
  });
}

function unreachable(cause: unknown): ParloError {
  return new ParloError({
    code: "network_error",
    status: 0,
    message: "The file could not be sent.",
    cause,
  });
}

// Files on their way to the server, before they are part of a message.

import { type Signal, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Core } from "../core/core.ts";
import type { Refusal } from "../core/line.ts";
import type { ChatFile } from "../core/types.ts";
import { useScene } from "./scene.ts";

export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** Of a picture, from the visitor's own disk. */
  readonly preview?: string;
  /** From 0 to 1. */
  readonly progress: number;
  readonly state: "going" | "done" | "fileFailed" | "fileTooLarge" | "fileRefused";
  readonly fileId?: string;
  readonly file?: ChatFile;
  cancel(): void;
}

export interface Uploads {
  readonly list: Signal<readonly Upload[]>;
  /** Whether some did not fit beside the others. */
  readonly refused: Signal<boolean>;
  add(files: Iterable<File>): void;
  remove(key: number): void;
  /** They are in a message now. */
  clear(): void;
}

/** As many as a message may carry. */
export const FILES_AT_MOST = 5;

let keys = 0;

export function useUploads(): Uploads {
  const { core, state } = useScene();
  const list = useSignal<readonly Upload[]>([]);
  const refused = useSignal(false);
  return useMemo(() => {
    const change = (key: number, to: Partial<Upload>) => {
      list.value = list.value.map((one) => (one.key === key ? { ...one, ...to } : one));
    };
    return {
      list,
      refused,
      add(files) {
        if (state.value.settings.widget?.features?.uploads === false) return;
        refused.value = false;
        for (const file of files) {
          if (list.value.length >= FILES_AT_MOST) {
            refused.value = true;
            return;
          }
          const key = keys++;
          const going = new AbortController();
          const preview = file.type.startsWith("image/") ? { preview: URL.createObjectURL(file) } : {};
          const cancel = () => going.abort();
          const { name, size } = file;
          list.value = [...list.value, { key, name, size, ...preview, progress: 0, state: "going", cancel }];
          send(core, file, going.signal, (progress) => change(key, { progress })).then(
            (done) => change(key, { ...done, state: "done", progress: 1 }),
            (refusal: Refusal) => change(key, { state: stateFor(refusal, size) }),
          );
        }
      },
      remove(key) {
        const upload = list.value.find((one) => one.key === key);
        upload?.cancel();
        if (upload?.preview) URL.revokeObjectURL(upload.preview);
        list.value = list.value.filter((one) => one.key !== key);
      },
      clear() {
        for (const { preview } of list.value) if (preview) URL.revokeObjectURL(preview);
        list.value = [];
        refused.value = false;
      },
    };
  }, []);
}

interface Ticket {
  readonly fileId: string;
  readonly uploadUrl: string;
}

async function send(core: Core, file: File, signal: AbortSignal, tell: (progress: number) => void) {
  const { fileId, uploadUrl } = await core.call<Ticket>("messenger.create-file", {
    name: file.name || "image.png",
    size: file.size,
  });
  const sent = await put(core.absolute(uploadUrl), file, signal, tell);
  return { fileId, file: sent };
}

/** By XMLHttpRequest: fetch tells nothing of how far it is. */
function put(
  url: string,
  file: File,
  signal: AbortSignal,
  tell: (progress: number) => void,
): Promise<ChatFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const reply = request.response as ({ ok: true; data: ChatFile } | ({ ok: false } & Refusal)) | null;
      if (reply?.ok) resolve(reply.data);
      else reject(reply ?? ({ error: "bad_reply" } satisfies Refusal));
    };
    request.onerror = () => reject({ error: "lost" } satisfies Refusal);
    signal.addEventListener("abort", () => request.abort());
    if (signal.aborted) reject({ error: "cancelled" } satisfies Refusal);
    else request.send(file);
  });
}

/** In the server's words: a size it does not take is a field that is not valid. */
function stateFor({ error, message }: Refusal, size: number): Upload["state"] {
  if (error === "file_type_refused") return "fileRefused";
  const large = error === "payload_too_large" || (error === "validation_error" && message === "size");
  return large && size > 0 ? "fileTooLarge" : "fileFailed";
}

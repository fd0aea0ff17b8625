// Files on their way into a message: each is sent as soon as it is chosen, and the message names those that arrived.

import type { File as SentFile } from "@parlo/sdk";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { client } from "../../api/calls.ts";

/** So many go into one message. */
export const MOST_FILES = 5;

export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** 0 to 1. */
  readonly done: number;
  readonly file?: SentFile;
  readonly error?: Error;
}

let keys = 0;

export function useUploads(propertyId: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const change = (key: number, with_: Partial<Upload>) =>
    setUploads((now) => now.map((one) => (one.key === key ? { ...one, ...with_ } : one)));
  const stopAll = useEffectEvent(() => {
    for (const controller of running.current.values()) controller.abort();
  });
  useEffect(() => () => stopAll(), []);

  const begin = async (file: File, key: number) => {
    const controller = new AbortController();
    running.current.set(key, controller);
    try {
      const sent = await client.upload({
        ...{ propertyId, data: file, name: file.name || "file", signal: controller.signal },
        onProgress: (bytes, total) => change(key, { done: total > 0 ? bytes / total : 1 }),
      });
      change(key, { file: sent, done: 1 });
    } catch (error) {
      if (!controller.signal.aborted)
        change(key, { error: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      running.current.delete(key);
    }
  };
  return {
    uploads,
    /** The first few of them, as many as there is room for. */
    add(files: readonly File[]): void {
      const room = files.slice(0, MOST_FILES - uploads.length);
      const fresh = room.map((file) => ({ file, key: ++keys }));
      setUploads((now) => [
        ...now,
        ...fresh.map(({ file, key }) => ({ key, name: file.name, size: file.size, done: 0 })),
      ]);
      for (const { file, key } of fresh) void begin(file, key);
    },
    remove(key: number): void {
      running.current.get(key)?.abort();
      setUploads((now) => now.filter((one) => one.key !== key));
    },
    clear: () => setUploads([]),
    busy: uploads.some(({ file, error }) => !file && !error),
    arrived: uploads.flatMap(({ file }) => file ?? []),
  };
}

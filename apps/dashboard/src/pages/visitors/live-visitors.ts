// Who is on the site, as a small store outside React: read once, kept true by what the server tells about once a second.

import { client, type Item } from "../../api/calls.ts";

export type Visitor = Item<"visitor.list">;

export interface Snapshot {
  readonly visitors: ReadonlyMap<string, Visitor>;
  /** `loading` until the first reading; `trouble` when that failed. */
  readonly state: "loading" | "live" | "trouble";
  readonly error?: Error;
  /** False while the line is down: what is shown may be old. */
  readonly connected: boolean;
}

export interface LiveVisitors {
  subscribe(listener: () => void): () => void;
  snapshot(): Snapshot;
  readAgain(): void;
  close(): void;
}

/** News of visitors is kept nowhere: what went by while a line or a process was down is made good by looking again. */
const LOOK_AGAIN_MS = 30_000;

export function watchVisitors(propertyId: string): LiveVisitors {
  const listeners = new Set<() => void>();
  let current: Snapshot = { visitors: new Map(), state: "loading", connected: false };
  let closed = false;
  let reading = 0;
  /** What was told while a reading was under way is newer than what it brings. */
  let told: { changed: Map<string, Visitor>; gone: Set<string> } | undefined;

  const set = (next: Partial<Snapshot>): void => {
    if (closed) return;
    current = { ...current, ...next };
    for (const listener of listeners) listener();
  };

  async function read(): Promise<void> {
    const mine = ++reading;
    const since = { changed: new Map<string, Visitor>(), gone: new Set<string>() };
    told = since;
    try {
      const visitors = new Map<string, Visitor>();
      for await (const visitor of client.each("visitor.list", { propertyId, size: 500 }))
        visitors.set(visitor.id, visitor);
      if (mine !== reading) return;
      for (const id of since.gone) visitors.delete(id);
      for (const [id, visitor] of since.changed) visitors.set(id, visitor);
      set({ visitors, state: "live" });
    } catch (error) {
      if (mine === reading && current.state !== "live")
        set({ state: "trouble", error: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      if (told === since) told = undefined;
    }
  }

  const looking = setInterval(() => {
    if (!document.hidden) void read();
  }, LOOK_AGAIN_MS);
  const stream = client.realtime({
    propertyId,
    visitors: true,
    onEvent: () => {},
    onSubscribed: () => {
      set({ connected: true });
      void read();
    },
    onVisitors: (news) => {
      if (news.propertyId !== propertyId) return;
      const changed = news.changed as readonly unknown[] as readonly Visitor[];
      const visitors = new Map(current.visitors);
      for (const id of news.gone) {
        visitors.delete(id);
        told?.changed.delete(id);
        told?.gone.add(id);
      }
      for (const visitor of changed) {
        visitors.set(visitor.id, visitor);
        told?.gone.delete(visitor.id);
        told?.changed.set(visitor.id, visitor);
      }
      set({ visitors });
    },
    onError: (_error, willRetry) => {
      set({ connected: false });
      // The line never opens for whoever may not watch: the reading says why.
      if (!willRetry) void read();
    },
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => current,
    readAgain: () => {
      set({ state: "loading" });
      void read();
    },
    close() {
      closed = true;
      clearInterval(looking);
      stream.close();
    },
  };
}

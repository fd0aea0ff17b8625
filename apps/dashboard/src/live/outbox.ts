// What I say, from Enter to the server's word that it has it: shown at once, sent in order, and kept with its failure
// until it is sent again or thrown away.

import { ParloError } from "@parlo/sdk";
import { client } from "../api/calls.ts";
import type { Attached } from "./reduce.ts";
import type { InboxStore } from "./store.ts";

export interface Outgoing {
  /** Chosen here, so that sending again sends the same message. */
  readonly messageId: string;
  readonly chatId: string;
  readonly kind: "message" | "note";
  readonly text: string;
  readonly files: readonly { readonly fileId: string; readonly attached: Attached }[];
  /** What follows once the server has it. */
  readonly onSent?: (() => void) | undefined;
  readonly at: string;
  readonly state: "sending" | "failed";
  readonly error: Error | null;
}

/** A server that is started again is back within this many tries. */
const RETRIES = 6;

const none: readonly Outgoing[] = [];

export class Outbox {
  readonly #waiting = new Map<string, readonly Outgoing[]>();
  readonly #running = new Set<string>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #propertyId: string;
  readonly #store: InboxStore;

  constructor(propertyId: string, store: InboxStore) {
    this.#propertyId = propertyId;
    this.#store = store;
  }

  of(chatId: string): readonly Outgoing[] {
    return this.#waiting.get(chatId) ?? none;
  }

  subscribe(chatId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(chatId) ?? new Set();
    this.#listeners.set(chatId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  send(what: Pick<Outgoing, "chatId" | "kind" | "text" | "files" | "onSent">): void {
    const at = new Date(Date.now()).toISOString();
    this.#set(what.chatId, [
      ...this.of(what.chatId),
      { ...what, messageId: newMessageId(), at, state: "sending", error: null },
    ]);
    void this.#run(what.chatId);
  }

  retry(chatId: string): void {
    this.#set(
      chatId,
      this.of(chatId).map((one) => ({ ...one, state: "sending", error: null })),
    );
    void this.#run(chatId);
  }

  discard(chatId: string, messageId: string): void {
    this.#set(
      chatId,
      this.of(chatId).filter((one) => one.messageId !== messageId),
    );
  }

  /** The line is back: what failed for want of one goes out by itself. */
  retryLost(): void {
    for (const [chatId, waiting] of this.#waiting)
      if (waiting.some(({ error }) => isPassing(error))) this.retry(chatId);
  }

  /** One after the other, so that they arrive in the order they were written. */
  async #run(chatId: string): Promise<void> {
    if (this.#running.has(chatId)) return;
    this.#running.add(chatId);
    for (let next = this.#next(chatId); next; next = this.#next(chatId)) {
      try {
        await this.#deliver(next);
        this.discard(chatId, next.messageId);
        next.onSent?.();
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        // Those after it wait: sent now, they would come before it.
        this.#set(
          chatId,
          this.of(chatId).map((one) => ({ ...one, state: "failed", error })),
        );
      }
    }
    this.#running.delete(chatId);
  }

  #next(chatId: string): Outgoing | undefined {
    const [first] = this.of(chatId);
    return first?.state === "sending" ? first : undefined;
  }

  async #deliver({ chatId, kind, text, files, messageId }: Outgoing): Promise<void> {
    const propertyId = this.#propertyId;
    const store = this.#store;
    const options = { idempotencyKey: messageId, retries: RETRIES };
    if (kind === "note") {
      store.putNote(await client.call("chat.send-note", { propertyId, chatId, text }, options));
      return;
    }
    const fileIds = files.map(({ fileId }) => fileId);
    const sent = await client.call(
      "chat.send-message",
      { propertyId, chatId, messageId, ...(text && { text }), ...(fileIds.length > 0 && { files: fileIds }) },
      options,
    );
    store.putMessage(sent);
  }

  #set(chatId: string, waiting: readonly Outgoing[]): void {
    if (waiting.length > 0) this.#waiting.set(chatId, waiting);
    else this.#waiting.delete(chatId);
    for (const listener of this.#listeners.get(chatId) ?? []) listener();
  }
}

function isPassing(error: Error | null): boolean {
  return error instanceof ParloError && (error.status === 0 || error.status >= 500);
}

/** 24 hexadecimal digits, as messages' ids are. */
function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

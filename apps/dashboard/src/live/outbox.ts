// What I say in chats and tickets, from Enter to the server's word that it has it: shown at once, sent in order, and kept
// with its failure until it is sent again or thrown away.

import { type CallOptions, ParloError } from "@parlo/sdk";
import { keepDraft, readDraft } from "./drafts.ts";
import type { Attached } from "./reduce.ts";

/** What is said in one chat or ticket, and how it gets to the server. */
export interface Saying {
  readonly threadId: string;
  readonly kind: "message" | "note";
  readonly text: string;
  readonly files: readonly { readonly fileId: string; readonly attached: Attached }[];
  /** Resolves once the server has it and it is shown as what the server has. */
  readonly deliver: (messageId: string, options: CallOptions) => Promise<unknown>;
}

export interface Outgoing extends Saying {
  /** Chosen here, of a message or a note, so that sending again sends the same one. */
  readonly messageId: string;
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

  of(threadId: string): readonly Outgoing[] {
    return this.#waiting.get(threadId) ?? none;
  }

  subscribe(threadId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(threadId) ?? new Set();
    this.#listeners.set(threadId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  send(saying: Saying): void {
    const at = new Date(Date.now()).toISOString();
    this.#set(saying.threadId, [
      ...this.of(saying.threadId),
      { ...saying, messageId: newMessageId(), at, state: "sending", error: null },
    ]);
    void this.#run(saying.threadId);
  }

  retry(threadId: string): void {
    this.#set(
      threadId,
      this.of(threadId).map((one) => ({ ...one, state: "sending", error: null })),
    );
    void this.#run(threadId);
  }

  discard({ threadId, messageId }: Outgoing): void {
    this.#set(
      threadId,
      this.of(threadId).filter((one) => one.messageId !== messageId),
    );
  }

  /** The line is back: what failed for want of one goes out by itself. */
  retryLost(): void {
    for (const [threadId, waiting] of this.#waiting)
      if (waiting.some(({ error }) => isPassing(error))) this.retry(threadId);
  }

  /** The page goes away: what failed is found again as a draft. */
  keepFailed(): void {
    for (const [threadId, waiting] of this.#waiting) {
      const failed = waiting.filter(({ state }) => state === "failed");
      if (failed.length === 0) continue;
      const { text, whisper } = readDraft(threadId);
      const said = [...failed.map((one) => one.text), text].filter(Boolean).join("\n\n");
      // What one colleague was to read and a customer not stays a note.
      keepDraft(threadId, { text: said, whisper: whisper || failed.some(({ kind }) => kind === "note") });
    }
  }

  /** One after the other, so that they arrive in the order they were written. */
  async #run(threadId: string): Promise<void> {
    if (this.#running.has(threadId)) return;
    this.#running.add(threadId);
    for (let next = this.#next(threadId); next; next = this.#next(threadId)) {
      try {
        await next.deliver(next.messageId, { idempotencyKey: next.messageId, retries: RETRIES });
        this.discard(next);
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        // Those after it wait: sent now, they would come before it.
        this.#set(
          threadId,
          this.of(threadId).map((one) => ({ ...one, state: "failed", error })),
        );
      }
    }
    this.#running.delete(threadId);
  }

  #next(threadId: string): Outgoing | undefined {
    const [first] = this.of(threadId);
    return first?.state === "sending" ? first : undefined;
  }

  #set(threadId: string, waiting: readonly Outgoing[]): void {
    if (waiting.length > 0) this.#waiting.set(threadId, waiting);
    else this.#waiting.delete(threadId);
    for (const listener of this.#listeners.get(threadId) ?? []) listener();
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

// The calls of one visitor's line: done one after the other, so that what is said first is written first.

import type { Static } from "../../kernel/schema.ts";
import type { CallMessage } from "./visitor-messages.ts";

export type Call = Static<typeof CallMessage>;

const MOST_WAITING = 64;
/** Of those that wait, the one at work included: without it, a line's calls could hold 64 times the longest message. */
const MOST_BYTES = 256 * 1024;

export interface Caller {
  readonly closing: boolean;
  perform(call: Call): Promise<void>;
  /** More wait than may. */
  overrun(): void;
}

export class CallQueue {
  private readonly line: Caller;
  private readonly waiting: { readonly call: Call; readonly bytes: number }[] = [];
  private bytes = 0;
  private working = false;

  constructor(line: Caller) {
    this.line = line;
  }

  add(call: Call, bytes: number): void {
    if (this.waiting.length > MOST_WAITING || (this.bytes > 0 && this.bytes + bytes > MOST_BYTES)) {
      this.line.overrun();
      return;
    }
    this.waiting.push({ call, bytes });
    this.bytes += bytes;
    if (!this.working) void this.work();
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let next = this.waiting[0]; next && !this.line.closing; next = this.waiting[0]) {
      await this.line.perform(next.call);
      this.waiting.shift();
      this.bytes -= next.bytes;
    }
    this.working = false;
  }
}

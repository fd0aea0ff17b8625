// What visitors' browsers do keeps the chats they are in going: gathered here, written every two seconds in two
// statements. A visitor has left when the last of their lines on this process has.

import type { VisitorSelf } from "../../kernel/caller.ts";
import type { Database } from "../../kernel/db.ts";
import type { Log } from "../../kernel/log.ts";
import { keepChatsOf, leaveChatsOf, type VisitorTrace } from "../../modules/chat/index.ts";

export class Traces {
  private readonly db: Database;
  private readonly now: () => Date;
  private readonly log: Log;
  private readonly lines = new Map<string, number>();
  private acted = new Map<string, VisitorTrace>();
  private left = new Map<string, VisitorTrace>();

  constructor(o: { db: Database; now(): Date; log: Log }) {
    this.db = o.db;
    this.now = o.now;
    this.log = o.log;
  }

  arrive(self: VisitorSelf): void {
    const id = idOf(self);
    this.lines.set(id, (this.lines.get(id) ?? 0) + 1);
    this.act(self);
  }

  act(self: VisitorSelf): void {
    const id = idOf(self);
    this.left.delete(id);
    this.acted.set(id, traceOf(self));
  }

  /** One line is gone; a server that stops has not lost its visitors. */
  leave(self: VisitorSelf, stopping: boolean): void {
    const id = idOf(self);
    const lines = (this.lines.get(id) ?? 1) - 1;
    if (lines > 0) {
      this.lines.set(id, lines);
      return;
    }
    this.lines.delete(id);
    this.acted.delete(id);
    if (!stopping) this.left.set(id, traceOf(self));
  }

  async write(): Promise<void> {
    const [acted, left] = [this.acted, this.left];
    this.acted = new Map();
    this.left = new Map();
    try {
      if (acted.size > 0) await keepChatsOf(this.db, [...acted.values()], this.now());
      if (left.size > 0) await leaveChatsOf(this.db, [...left.values()], this.now());
    } catch (error) {
      // What happened since counts more.
      for (const [id, trace] of acted) if (!this.left.has(id)) this.acted.set(id, trace);
      for (const [id, trace] of left) if (!this.lines.has(id)) this.left.set(id, trace);
      this.log.warn({ err: error }, "What visitors do could not be written yet");
    }
  }
}

function idOf({ propertyId, visitorId }: VisitorSelf): string {
  return `${propertyId}-${visitorId}`;
}

function traceOf({ propertyId, visitorId }: VisitorSelf): VisitorTrace {
  return { property_id: propertyId, visitor_id: visitorId };
}

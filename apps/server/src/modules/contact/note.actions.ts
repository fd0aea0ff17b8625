// What the team notes about contacts and organizations.

import type { Context } from "../../kernel/context.ts";
import type { NoteRow } from "./note.store.ts";

/** A note by the caller, of this moment. */
export function newNote(ctx: Context, propertyId: string, text: string): NoteRow {
  const { agent, service } = ctx.caller;
  return {
    property_id: propertyId,
    note_id: ctx.newId(),
    agent_id: agent?.id ?? null,
    agent_name: agent?.name ?? service?.name ?? "",
    text: text.trim(),
    created_on: ctx.now,
  };
}

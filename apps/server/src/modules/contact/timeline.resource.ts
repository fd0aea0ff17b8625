// What happened with a contact, in the order of time.

import { OneOf, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import type { TimelineRow } from "./timeline.store.ts";

const text = (description: string) => Type.Optional(Type.String({ description }));
const count = (description: string) => Type.Optional(Type.Integer({ description }));

export const TimelineEntry = strict({
  type: OneOf(["visit", "chat", "ticket", "note"], "What it was."),
  id: Type.String({ description: "Id of the chat, the ticket, the note or the visit." }),
  startedOn: Time("When it began, or was written."),
  status: text("Of a chat or a ticket."),
  messageCount: count("Messages of a chat."),
  rating: count("Of a chat: 1, 0 or -1."),
  domain: text("Site of a chat."),
  humanId: count("Number of a ticket."),
  subject: text("Subject of a ticket."),
  pageViews: count("Pages of a visit."),
  landingUrl: text("Where a visit began."),
  landingTitle: text("Title of that page."),
  endedOn: Type.Optional(Time("When a visit ended; absent while they are there.")),
  text: text("Text of a note."),
  by: text("Who wrote a note."),
});

export function presentEntry({ type, id, at, facts }: TimelineRow): Static<typeof TimelineEntry> {
  const { ended_on, ...rest } = facts;
  const named = Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === null ? [] : [[camel(name), value]])),
  );
  return {
    type,
    id,
    startedOn: at.toISOString(),
    ...named,
    ...(typeof ended_on === "string" ? { endedOn: new Date(ended_on).toISOString() } : {}),
  };
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

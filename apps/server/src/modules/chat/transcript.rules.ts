// A chat as text: day by day, who said what and when.

import type { MessageRow } from "./message.store.ts";

export function transcriptText(
  messages: readonly MessageRow[],
  o: { visitor: string; timezone: string; language: string },
): string {
  const day = new Intl.DateTimeFormat(o.language, { dateStyle: "long", timeZone: o.timezone });
  const hour = new Intl.DateTimeFormat(o.language, { timeStyle: "short", timeZone: o.timezone });
  let today = "";
  const lines = messages
    .filter(({ type }) => type === "msg")
    .flatMap((message) => {
      const on = day.format(message.sent_on);
      const heading = on === today ? [] : [on];
      today = on;
      const who = message.sender === "v" ? o.visitor : (message.sender_name ?? "");
      const files = (message.attachments ?? []).map(({ content }) => content.file.url);
      const said = [message.text, ...files].filter(Boolean).join("\n");
      return [...heading, `${hour.format(message.sent_on)}  ${who}: ${said}`];
    });
  return lines.join("\n");
}

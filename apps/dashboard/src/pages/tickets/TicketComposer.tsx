// Where one answers a ticket: the answer is mailed to the customer, a note stays among colleagues. Enter begins a line, as
// in a mail; Ctrl or ⌘ and Enter sends.

import { Button, Menu, Tooltip } from "@mantine/core";
import type { Ticket } from "@parlo/sdk";
import { ChevronDown, CircleCheck, Send } from "lucide-react";
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../../api/calls.ts";
import { useOutbox } from "../../live/live.tsx";
import { modifierKey } from "../../shell/shortcuts.ts";
import { Writing, type WritingHandle, type Written } from "../inbox/Writing.tsx";
import classes from "./Tickets.module.css";
import { readTickets } from "./use-tickets.ts";

const MOST_CHARACTERS = 20_000;

export function TicketComposer({ ref, ticket }: { ref: Ref<WritingHandle>; ticket: Ticket }) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { propertyId, id: ticketId, requester } = ticket;

  const send = (written: Written, status?: "closed") => {
    const { kind, text, files } = written;
    const at = { propertyId, ticketId };
    const fileIds = files.map(({ fileId }) => fileId);
    outbox.send({
      ...written,
      threadId: ticketId,
      async deliver(_, options) {
        if (kind === "note") await client.call("ticket.add-note", { ...at, text }, options);
        else
          await client.call(
            "ticket.reply",
            {
              ...at,
              ...(text && { message: text }),
              ...(fileIds.length > 0 && { files: fileIds }),
              ...(status && { status }),
            },
            options,
          );
        await readTickets();
      },
    });
  };
  return (
    <Writing
      {...{ ref, propertyId, threadId: ticketId, mostCharacters: MOST_CHARACTERS }}
      tall
      label={t("tickets.composer")}
      words={{
        field: t("tickets.write", { name: requester.name }),
        hint: requester.email ? t("tickets.writeHint", { email: requester.email }) : t("tickets.noAddress"),
        writeNote: t("tickets.writeNote"),
        note: t("tickets.note"),
        noteHint: t("tickets.noteHint"),
      }}
      sendsWith={(event) => event.ctrlKey || event.metaKey}
      onSend={send}
      button={({ isNote, canSend, take }) => (
        <>
          <Tooltip label={`${modifierKey} Enter`}>
            <Button
              size="xs"
              color={isNote ? "warn" : "accent"}
              disabled={!canSend}
              leftSection={<Send size={15} aria-hidden />}
              className={isNote ? undefined : classes.send}
              onClick={() => send(take())}
            >
              {isNote ? t("tickets.addNote") : t("tickets.send")}
            </Button>
          </Tooltip>
          {!isNote && (
            <Menu position="top-end" width={200}>
              <Menu.Target>
                <Button
                  size="xs"
                  className={classes.sendMore}
                  disabled={!canSend}
                  aria-label={t("tickets.sendMore")}
                >
                  <ChevronDown size={15} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<CircleCheck size={16} aria-hidden />}
                  onClick={() => send(take(), "closed")}
                >
                  {t("tickets.sendAndClose")}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </>
      )}
    />
  );
}

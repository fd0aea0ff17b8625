// Where one writes in a chat: Enter sends, Shift and Enter begins a line; a shortcut's tags and transfer follow its words.

import { ActionIcon, CloseButton, Tooltip } from "@mantine/core";
import type { InboxChat, Shortcut } from "@parlo/sdk";
import { SendHorizontal } from "lucide-react";
import { type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../../api/calls.ts";
import { useInbox, useOutbox } from "../../live/live.tsx";
import { useAfterwards } from "./afterwards.ts";
import classes from "./Composer.module.css";
import { Does } from "./ShortcutMenu.tsx";
import { useTypingNews } from "./use-typing-news.ts";
import { Writing, type WritingHandle, type Written } from "./Writing.tsx";

interface Props {
  ref: Ref<WritingHandle>;
  chat: InboxChat;
  onlyNotes?: boolean;
}

const MOST_CHARACTERS = 10_000;

export function Composer({ ref, chat, onlyNotes = false }: Props) {
  const { t } = useTranslation();
  const { store, propertyId } = useInbox();
  const outbox = useOutbox();
  const chatId = chat.id;
  const [used, setUsed] = useState<Shortcut | null>(null);
  const afterwards = useAfterwards(chatId);
  const typing = useTypingNews(chatId);

  const send = (written: Written) => {
    const { kind, text, files } = written;
    const fileIds = files.map(({ fileId }) => fileId);
    const note: typeof deliver = async (noteId, options) =>
      store.putNote(await client.call("chat.send-note", { propertyId, chatId, text, noteId }, options));
    const deliver = async (messageId: string, options: Parameters<typeof client.call>[2]) => {
      const message = {
        ...{ propertyId, chatId, messageId },
        ...(text && { text }),
        ...(fileIds.length > 0 && { files: fileIds }),
      };
      store.putMessage(await client.call("chat.send-message", message, options));
      if (used) afterwards(used);
    };
    outbox.send({ ...written, threadId: chatId, deliver: kind === "note" ? note : deliver });
    setUsed(null);
  };
  return (
    <Writing
      {...{ ref, propertyId, onlyNotes, threadId: chatId, mostCharacters: MOST_CHARACTERS }}
      label={t("inbox.composer")}
      words={{
        field: t("inbox.write", { name: chat.visitor.name }),
        hint: t("inbox.writeHint"),
        writeNote: t("inbox.writeWhisper"),
        note: t("inbox.whisper"),
        noteHint: t("inbox.whisperHint"),
      }}
      sendsWith={(event) => !event.shiftKey}
      onSend={send}
      onWrite={(text) => typing(text.trim() !== "")}
      onShortcut={(shortcut) => {
        if (shortcut.tags.length > 0 || shortcut.transferTo) setUsed(shortcut);
      }}
      beneath={(isNote) =>
        used &&
        !isNote && (
          <div className={classes.used}>
            <Does shortcut={used} />
            <CloseButton size="xs" aria-label={t("inbox.shortcuts.without")} onClick={() => setUsed(null)} />
          </div>
        )
      }
      button={({ isNote, canSend, take }) => (
        <Tooltip label={t("inbox.sendHint")}>
          <ActionIcon
            variant="filled"
            color={isNote ? "warn" : "accent"}
            size={32}
            aria-label={isNote ? t("inbox.sendWhisper") : t("inbox.send")}
            disabled={!canSend}
            onClick={() => send(take())}
          >
            <SendHorizontal size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    />
  );
}

// The open chat: its head, what was said, and the composer.

import { Skeleton } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../../api/calls.ts";
import { useChat, useInbox, useThread } from "../../live/live.tsx";
import { isLive, isMine } from "../../live/views.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import { useChatActs } from "./acts.ts";
import { Composer } from "./Composer.tsx";
import classes from "./Conversation.module.css";
import { ConversationHead, type HeadHandle } from "./ConversationHead.tsx";
import { useOffer } from "./chat-commands.ts";
import { Ended } from "./Ended.tsx";
import { Messages } from "./Messages.tsx";
import type { WritingHandle } from "./Writing.tsx";

interface Props {
  chatId: string;
  listFolded: boolean;
  panelShown: boolean;
  onUnfold: () => void;
  onPanel: () => void;
  onGone: () => void;
}

/** So long a chat must be in sight before it counts as read. */
const READ_MS = 400;

export function Conversation({ chatId, onGone, ...columns }: Props) {
  const { t } = useTranslation();
  const inbox = useInbox();
  const chat = useChat(chatId);
  const thread = useThread(chatId);
  const answer = useCurrentProperty()?.can.answer ?? false;
  const [trouble, setTrouble] = useState<Error | null>(null);
  const composer = useRef<WritingHandle>(null);
  const head = useRef<HeadHandle>(null);
  const acts = useChatActs(chatId);

  const read = () => {
    setTrouble(null);
    inbox.readThread(chatId).catch((error: Error) => setTrouble(error));
  };
  useEffect(() => {
    if (!inbox.store.thread(chatId)) read();
    return inbox.holdThread(chatId);
  }, [inbox, chatId]);
  useReading(chatId, answer);

  const live = chat !== undefined && isLive(chat);
  const present = chat?.presentAgents.includes(inbox.me.id) ?? false;
  const mine = chat?.assignedAgentId === inbox.me.id;
  useOffer(
    answer && chat
      ? {
          reply: live ? () => composer.current?.focus("message") : undefined,
          whisper: () => composer.current?.focus("note"),
          join: live && !present ? () => void acts.join() : undefined,
          take: live && !mine ? () => void acts.assign(inbox.me.id) : undefined,
          transfer: live ? () => head.current?.ask("transfer") : undefined,
          end: live ? () => head.current?.ask("end") : undefined,
        }
      : {},
  );

  if (trouble && !thread) {
    return (
      <div className={classes.trouble}>
        <Trouble error={trouble} onRetry={read} />
      </div>
    );
  }
  if (!chat || !thread) return <ConversationSkeleton />;
  return (
    <section
      className={classes.conversation}
      data-conversation
      aria-label={t("inbox.chatWith", { name: chat.visitor.name })}
    >
      <ConversationHead ref={head} chat={chat} thread={thread} answer={answer} onGone={onGone} {...columns} />
      <Messages chat={chat} thread={thread} />
      {answer && live && <Composer ref={composer} chat={chat} />}
      {!live && <Ended ref={composer} chat={chat} answer={answer} />}
    </section>
  );
}

/** Marks as read what lies before the eyes of those whose chat it is; a look into another's leaves no trace. */
function useReading(chatId: string, answer: boolean): void {
  const { propertyId, me } = useInbox();
  const chat = useChat(chatId);
  const wants = answer && chat !== undefined && chat.unread > 0 && isMine(chat, me.id);
  const last = chat?.lastMessage?.messageId;
  useEffect(() => {
    if (!wants) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== "visible" || !document.hasFocus()) return;
      timer = setTimeout(
        () => void client.call("chat.mark-read", { propertyId, chatId }).catch(() => {}),
        READ_MS,
      );
    };
    look();
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [wants, last, propertyId, chatId]);
}

function ConversationSkeleton() {
  return (
    <div className={classes.conversation} data-conversation aria-busy>
      <div className={classes.skeletonHead}>
        <Skeleton height={16} width={180} />
      </div>
      <div className={classes.skeletons}>
        <Skeleton height={44} width="46%" radius="md" />
        <Skeleton height={64} width="54%" radius="md" ml="auto" />
        <Skeleton height={40} width="34%" radius="md" />
        <Skeleton height={52} width="42%" radius="md" ml="auto" />
      </div>
    </div>
  );
}

// One chat of the list, one glance: who, what, how long, whose. It listens to its own chat alone.

import type { InboxChat } from "@parlo/sdk";
import { Link } from "@tanstack/react-router";
import {
  Check,
  CircleSlash,
  CornerDownRight,
  type LucideIcon,
  MessageCirclePlus,
  Paperclip,
  ThumbsDown,
  ThumbsUp,
  UserCheck,
  UserRound,
} from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useChat, useInbox, useTyping } from "../../live/live.tsx";
import { dotOf, isMine, type Tone, toneOf, type View } from "../../live/views.ts";
import { Face } from "../../parts/Face.tsx";
import { exactTime } from "../../parts/time.ts";
import { shortAge, useNow } from "./age.ts";
import classes from "./ChatRow.module.css";
import { useNames } from "./names.tsx";

export const ROW_HEIGHT = 76;

const icons: Record<Tone, LucideIcon> = {
  handed: CornerDownRight,
  new: MessageCirclePlus,
  mine: UserCheck,
  taken: UserRound,
  missed: CircleSlash,
  closed: Check,
};

interface Props {
  chatId: string;
  view: View;
  isOpen: boolean;
}

export const ChatRow = memo(function ChatRow({ chatId, view, isOpen }: Props) {
  const chat = useChat(chatId);
  const { propertyId, me } = useInbox();
  if (!chat) return null;
  const tone = toneOf(chat, me.id);
  return (
    <Link
      to="/inbox/$propertyId/{-$view}/{-$chatId}"
      params={{ propertyId, view, chatId }}
      className={classes.row}
      data-tone={tone}
      data-unread={chat.unread > 0 || undefined}
      aria-current={isOpen ? "true" : undefined}
      draggable={false}
      preload={false}
    >
      <Who chat={chat} />
      <span className={classes.name}>{chat.visitor.name}</span>
      <Age chat={chat} />
      <LastWords chat={chat} />
      <Unread chat={chat} />
      <Whose chat={chat} tone={tone} />
    </Link>
  );
});

function Who({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const dot = dotOf(chat, useNow());
  return (
    <span className={classes.who}>
      <Face name={chat.visitor.name} size={36} />
      {dot && (
        <span
          className={classes.dot}
          data-dot={dot}
          role="img"
          aria-label={t(`inbox.dot.${dot}`)}
          title={t(`inbox.dot.${dot}`)}
        />
      )}
    </span>
  );
}

function Age({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const now = useNow();
  const language = currentLanguage();
  const since = chat.unansweredOn ?? chat.lastMessage?.time ?? chat.createdOn;
  return (
    <time
      className={classes.age}
      dateTime={since}
      title={exactTime(since, language)}
      data-late={dotOf(chat, now) === "late" || undefined}
    >
      {shortAge(since, now, { language, now: t("inbox.now") })}
    </time>
  );
}

function LastWords({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const { me } = useInbox();
  const { text, agents } = useTyping(chat.id);
  const last = chat.lastMessage;
  if (text) return <span className={classes.typing}>{text}</span>;
  if (agents[0])
    return <span className={classes.typing}>{t("inbox.isTyping", { name: agents[0].name })}</span>;
  const file = last?.attchs?.[0]?.content.file.name;
  return (
    <span className={classes.words}>
      {last?.sender.t === "a" && (
        <span className={classes.by}>{last.sender.id === me.id ? t("inbox.you") : last.sender.n}: </span>
      )}
      {!last?.msg && file ? (
        <>
          <Paperclip size={13} aria-hidden /> {file}
        </>
      ) : (
        last?.msg
      )}
    </span>
  );
}

function Unread({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  if (chat.unread === 0) return null;
  return (
    <span className={classes.unread}>
      <span aria-hidden>{chat.unread > 99 ? "99+" : chat.unread}</span>
      <span className="visually-hidden">{t("inbox.unread", { count: chat.unread })}</span>
    </span>
  );
}

function Whose({ chat, tone }: { chat: InboxChat; tone: Tone }) {
  const { t } = useTranslation();
  const { me } = useInbox();
  const names = useNames();
  const Icon = icons[tone];
  const others = [chat.assignedAgentId, ...chat.presentAgents].filter(
    (id, at, all): id is string => id !== undefined && id !== me.id && all.indexOf(id) === at,
  );
  const whose = [...(isMine(chat, me.id) ? [t("inbox.you")] : []), ...others.map(names.agent)].join(", ");
  const label = {
    handed: t("inbox.tone.handed"),
    new: [t("inbox.tone.new"), whose].filter(Boolean).join(" · "),
    mine: whose || t("inbox.tone.nobody"),
    taken: whose,
    missed: t("inbox.tone.missed"),
    closed: chat.agents.map(names.agent).join(", ") || t("inbox.tone.closed"),
  }[tone];
  const department = names.department(chat.departmentId);
  return (
    <span className={classes.whose}>
      <Icon size={13} aria-hidden />
      <span className={classes.label}>{label}</span>
      {department && tone !== "closed" && <span className={classes.department}>{department}</span>}
      {chat.rating === 1 && <ThumbsUp size={13} aria-label={t("inbox.rating.good")} />}
      {chat.rating === -1 && <ThumbsDown size={13} aria-label={t("inbox.rating.bad")} />}
    </span>
  );
}

// One chat of the list, one glance: who, what, how long, whose. It listens to its own chat alone; and since a thousand of
// them pass by as one scrolls, it is plain elements and few hooks.

import type { InboxChat } from "@parlo/sdk";
import type { TFunction } from "i18next";
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
import { type MouseEvent, memo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useChat, useInbox, useTyping } from "../../live/live.tsx";
import type { TypingNow } from "../../live/store.ts";
import { dotOf, isMine, type Tone, toneOf } from "../../live/views.ts";
import { initials } from "../../parts/Face.tsx";
import { exactTime } from "../../parts/time.ts";
import { shortAge, useNow } from "./age.ts";
import classes from "./ChatRow.module.css";
import { type Names, useNames } from "./names.tsx";

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
  href: string;
  isOpen: boolean;
  onOpen: (chatId: string) => void;
}

export const ChatRow = memo(function ChatRow({ chatId, href, isOpen, onOpen }: Props) {
  const { t } = useTranslation();
  const chat = useChat(chatId);
  const typing = useTyping(chatId);
  const now = useNow();
  const names = useNames();
  const { me } = useInbox();
  if (!chat) return null;
  const language = currentLanguage();
  const tone = toneOf(chat, me.id);
  const dot = dotOf(chat, now);
  const since = chat.unansweredOn ?? chat.lastMessage?.time ?? chat.createdOn;
  const Icon = icons[tone];
  const department = tone !== "closed" && names.department(chat.departmentId);
  const open = (event: MouseEvent) => {
    // With a key held the browser does what it does with links.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(chatId);
  };
  return (
    <a
      href={href}
      className={classes.row}
      data-tone={tone}
      data-unread={chat.unread > 0 || undefined}
      aria-current={isOpen ? "true" : undefined}
      draggable={false}
      onClick={open}
    >
      <span className={classes.who}>
        <span className={classes.face} aria-hidden>
          {initials(chat.visitor.name)}
        </span>
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
      <span className={classes.name}>{chat.visitor.name}</span>
      <time
        className={classes.age}
        dateTime={since}
        title={exactTime(since, language)}
        data-late={dot === "late" || undefined}
      >
        {shortAge(since, now, { language, now: t("inbox.now") })}
      </time>
      {words({ chat, typing, me: me.id, t })}
      {chat.unread > 0 && (
        <span className={classes.unread}>
          <span aria-hidden>{chat.unread > 99 ? "99+" : chat.unread}</span>
          <span className="visually-hidden">{t("inbox.unread", { count: chat.unread })}</span>
        </span>
      )}
      <span className={classes.whose}>
        <Icon size={13} aria-hidden />
        <span className={classes.label}>{whose({ chat, tone, me: me.id, names, t })}</span>
        {department && <span className={classes.department}>{department}</span>}
        {chat.rating === 1 && <ThumbsUp size={13} aria-label={t("inbox.rating.good")} />}
        {chat.rating === -1 && <ThumbsDown size={13} aria-label={t("inbox.rating.bad")} />}
      </span>
    </a>
  );
});

/** What is being written, else what was said last. */
function words(o: { chat: InboxChat; typing: TypingNow; me: string; t: TFunction }) {
  const { chat, typing, me, t } = o;
  const last = chat.lastMessage;
  const [colleague] = typing.agents;
  if (typing.text) return <span className={classes.typing}>{typing.text}</span>;
  if (colleague)
    return <span className={classes.typing}>{t("inbox.isTyping", { name: colleague.name })}</span>;
  const file = last?.msg ? undefined : last?.attchs?.[0]?.content.file.name;
  return (
    <span className={classes.words}>
      {last?.sender.t === "a" && `${last.sender.id === me ? t("inbox.you") : last.sender.n}: `}
      {file ? (
        <>
          <Paperclip size={13} aria-hidden /> {file}
        </>
      ) : (
        last?.msg
      )}
    </span>
  );
}

function whose(o: { chat: InboxChat; tone: Tone; me: string; names: Names; t: TFunction }): string {
  const { chat, tone, me, names, t } = o;
  if (tone === "handed") return t("inbox.tone.handed");
  if (tone === "missed") return t("inbox.tone.missed");
  if (tone === "closed") return chat.agents.map(names.agent).join(", ") || t("inbox.tone.closed");
  const others = [chat.assignedAgentId, ...chat.presentAgents].filter(
    (id, at, all): id is string => id !== undefined && id !== me && all.indexOf(id) === at,
  );
  const people = [...(isMine(chat, me) ? [t("inbox.you")] : []), ...others.map(names.agent)].join(", ");
  if (tone === "new") return people ? `${t("inbox.tone.new")} · ${people}` : t("inbox.tone.new");
  return people || t("inbox.tone.nobody");
}

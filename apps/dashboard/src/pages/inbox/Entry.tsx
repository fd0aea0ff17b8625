// One entry of a conversation: a day, a run of bubbles, or a line that tells of a page or of somebody who came or went.

import type { InboxChat } from "@parlo/sdk";
import { Check, CheckCheck, Clock3, EyeOff, Globe, LogIn, LogOut } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useInbox } from "../../live/live.tsx";
import { Face } from "../../parts/Face.tsx";
import { exactTime } from "../../parts/time.ts";
import { dayName, timeOfDay, useNow } from "./age.ts";
import { BubbleView } from "./Bubble.tsx";
import classes from "./Entry.module.css";
import type { Entry } from "./entries.ts";
import { useNames } from "./names.tsx";

interface Props {
  entry: Entry;
  chat: InboxChat;
  /** The last run of agents: it tells whether it was read. */
  isLast: boolean;
}

export const EntryView = memo(
  function EntryView({ entry, chat, isLast }: Props) {
    const { t } = useTranslation();
    if (entry.kind === "day") return <Day at={entry.at} />;
    if (entry.kind === "unread") return <p className={classes.unread}>{t("inbox.newHere")}</p>;
    if (entry.kind === "line") return <Line message={entry.message} />;
    return <RunView run={entry} chat={chat} isLast={isLast} />;
  },
  // A conversation's entries are drawn again only when they differ: of the chat they show name and reading alone.
  (a, b) =>
    a.entry === b.entry &&
    a.isLast === b.isLast &&
    a.chat.visitor.name === b.chat.visitor.name &&
    (!b.isLast || a.chat.visitorReadOn === b.chat.visitorReadOn),
);

function Day({ at }: { at: string }) {
  return (
    <p className={classes.day}>
      <span>{dayName(at, useNow(), currentLanguage())}</span>
    </p>
  );
}

type Run = Extract<Entry, { kind: "run" }>;

function RunView({ run, chat, isLast }: { run: Run; chat: InboxChat; isLast: boolean }) {
  const { t } = useTranslation();
  const { me } = useInbox();
  const names = useNames();
  const language = currentLanguage();
  const isMine = run.agentId === me.id;
  const name = run.of === "visitor" ? chat.visitor.name : run.agentId ? names.agent(run.agentId) : run.name;
  const last = run.bubbles.at(-1);
  const failed = run.bubbles.some(({ outgoing }) => outgoing?.state === "failed");
  return (
    <div className={classes.run} data-of={run.of} data-mine={isMine || undefined}>
      {run.of === "visitor" && <Face name={chat.visitor.name} size={28} />}
      <div className={classes.bubbles}>
        {run.of !== "visitor" && (run.of === "note" || !isMine) && (
          <span className={classes.name}>
            {run.of === "note" && <EyeOff size={13} aria-hidden />}
            {run.of === "note" ? t("inbox.whisperBy", { name: isMine ? t("inbox.you") : name }) : name}
          </span>
        )}
        {run.of === "visitor" && <span className="visually-hidden">{name}</span>}
        {run.bubbles.map((bubble) => (
          <BubbleView key={bubble.id} bubble={bubble} of={run.of} isMine={isMine} />
        ))}
        {last && !failed && (
          <span className={classes.foot}>
            <time dateTime={last.at} title={exactTime(last.at, language)}>
              {timeOfDay(last.at, language)}
            </time>
            {run.of === "agent" && (
              <Mark run={run} readOn={isLast ? chat.visitorReadOn : undefined} isLast={isLast} />
            )}
          </span>
        )}
      </div>
      {run.of !== "visitor" && run.of !== "system" && !isMine && (
        <Face name={name ?? ""} picture={names.picture(run.agentId)} size={28} />
      )}
    </div>
  );
}

/** On its way, arrived, or read by the visitor. */
function Mark({ run, readOn, isLast }: { run: Run; readOn: string | undefined; isLast: boolean }) {
  const { t } = useTranslation();
  const last = run.bubbles.at(-1);
  if (!last) return null;
  if (last.outgoing) return <Clock3 size={13} aria-label={t("inbox.mark.sending")} />;
  if (!isLast) return null;
  if (readOn && readOn >= last.at)
    return (
      <span className={classes.read}>
        <CheckCheck size={14} aria-hidden /> {t("inbox.mark.read")}
      </span>
    );
  return (
    <span>
      <Check size={14} aria-hidden /> {t("inbox.mark.sent")}
    </span>
  );
}

function Line({ message }: { message: Extract<Entry, { kind: "line" }>["message"] }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { sender, type, data, time } = message;
  const at = (
    <time dateTime={time} title={exactTime(time, language)}>
      {timeOfDay(time, language)}
    </time>
  );
  if (type === "nav" && data)
    return (
      <p className={classes.line}>
        <Globe size={13} aria-hidden />
        <a href={data.url} target="_blank" rel="noreferrer noopener" title={data.url}>
          {data.title || data.url}
        </a>
        {at}
      </p>
    );
  const Icon = type === "agent-join" ? LogIn : LogOut;
  return (
    <p className={classes.line}>
      <Icon size={13} aria-hidden />
      <span>{t(type === "agent-join" ? "inbox.joined" : "inbox.left", { name: sender.n })}</span>
      {at}
    </p>
  );
}

// What was said, the newest at the bottom. The view stays at the bottom while one is there, and stays put while one reads
// further up.

import { Button, UnstyledButton } from "@mantine/core";
import type { InboxChat } from "@parlo/sdk";
import { ArrowDown } from "lucide-react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInbox, useOutgoing, useTyping } from "../../live/live.tsx";
import type { Thread } from "../../live/reduce.ts";
import { EntryView } from "./Entry.tsx";
import { entriesOf } from "./entries.ts";
import classes from "./Messages.module.css";

/** Entries drawn of a long conversation, and how many more each time one asks. */
const DRAWN = 150;
/** This near to the end counts as being there. */
const NEAR_PX = 80;

export function Messages({ chat, thread }: { chat: InboxChat; thread: Thread }) {
  const { t } = useTranslation();
  const { me } = useInbox();
  const outgoing = useOutgoing(chat.id);
  // What was unread when one came: the mark stays while one reads.
  const [unreadFrom] = useState(() => firstUnread(chat, thread));
  const [drawn, setDrawn] = useState(DRAWN);
  const entries = useMemo(
    () => entriesOf(thread, { outgoing, me, unreadFrom }),
    [thread, outgoing, me, unreadFrom],
  );
  const shown = entries.slice(-drawn);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);

  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
    setBelow(false);
  };
  const count = thread.messages.length + thread.notes.length + outgoing.length;
  useLayoutEffect(() => {
    if (atEnd.current || outgoing.length > 0) toEnd();
    else setBelow(true);
  }, [count]);
  // Pictures and the composer change the height after the fact.
  useEffect(() => {
    const element = scroller.current;
    const inner = element?.firstElementChild;
    if (!element || !inner) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    if (atEnd.current) setBelow(false);
  };
  const more = () => {
    const element = scroller.current;
    const fromBottom = element ? element.scrollHeight - element.scrollTop : 0;
    setDrawn((now) => now + DRAWN);
    requestAnimationFrame(() => {
      if (element) element.scrollTop = element.scrollHeight - fromBottom;
    });
  };

  const lastAgent = entries.findLast((entry) => entry.kind === "run" && entry.of === "agent")?.id;
  return (
    <div className={classes.frame}>
      <div
        className={classes.scroller}
        ref={scroller}
        onScroll={onScroll}
        role="log"
        aria-label={t("inbox.messages")}
      >
        <div className={classes.entries}>
          {shown.length < entries.length && (
            <Button variant="subtle" size="xs" mx="auto" onClick={more}>
              {t("inbox.earlier")}
            </Button>
          )}
          {shown.map((entry) => (
            <EntryView key={entry.id} entry={entry} chat={chat} isLast={entry.id === lastAgent} />
          ))}
          <Writing chat={chat} />
        </div>
      </div>
      {below && (
        <UnstyledButton className={classes.below} onClick={toEnd}>
          <ArrowDown size={16} aria-hidden /> {t("inbox.newBelow")}
        </UnstyledButton>
      )}
    </div>
  );
}

/** What the visitor is writing, before it is sent; and which colleagues write. */
function Writing({ chat }: { chat: InboxChat }) {
  const { t } = useTranslation();
  const { text, agents } = useTyping(chat.id);
  return (
    <>
      {text && (
        <div className={classes.peek}>
          <span className={classes.peekText}>{text}</span>
          <span className={classes.peekNote}>
            <Dots /> {t("inbox.isTyping", { name: chat.visitor.name })}
          </span>
        </div>
      )}
      {agents.map(({ id, name }) => (
        <p key={id} className={classes.colleague}>
          <Dots /> {t("inbox.isTyping", { name })}
        </p>
      ))}
    </>
  );
}

function Dots() {
  return (
    <span className={classes.dots} aria-hidden>
      <i />
      <i />
      <i />
    </span>
  );
}

function firstUnread(chat: InboxChat, thread: Thread): string | undefined {
  if (chat.unread === 0) return undefined;
  const said = thread.messages.filter(({ type, sender }) => type === "msg" && sender.t === "v");
  const first = said.at(-chat.unread);
  // A chat of which all is new needs no line above its first word.
  return first && first !== thread.messages.find(({ type }) => type === "msg") ? first.time : undefined;
}

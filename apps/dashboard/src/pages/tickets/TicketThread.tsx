// What was written in a ticket and what happened to it, the newest at the bottom.

import type { TicketEntry, TicketNote } from "@parlo/sdk";
import { CornerDownRight, EyeOff } from "lucide-react";
import { type ReactNode, useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useOutgoing } from "../../live/live.tsx";
import type { Outgoing } from "../../live/outbox.ts";
import { Face } from "../../parts/Face.tsx";
import { When } from "../../parts/When.tsx";
import { useMe } from "../../shell/me.ts";
import { Failed, FileView } from "../inbox/Bubble.tsx";
import { piecesOf } from "../inbox/entries.ts";
import messages from "../inbox/Messages.module.css";
import { useNames } from "../inbox/names.tsx";
import { shownOf } from "./entries.ts";
import classes from "./Tickets.module.css";
import type { WholeTicket } from "./use-tickets.ts";

export function TicketThread({ whole }: { whole: WholeTicket }) {
  const { t } = useTranslation();
  const shown = useMemo(() => shownOf(whole), [whole]);
  const scroller = useRef<HTMLDivElement>(null);
  const outgoing = useOutgoing(whole.ticket.id);
  const count = whole.ticket.messageCount + whole.notes.length + outgoing.length;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [count]);
  return (
    <div className={messages.frame}>
      <div className={messages.scroller} ref={scroller} role="log" aria-label={t("tickets.messages")}>
        <div className={classes.thread}>
          {shown.map((one) => {
            if (one.kind === "note") return <Note key={one.note.noteId} note={one.note} />;
            if (one.kind === "line")
              return <Line key={one.entry.position} entry={one.entry} isMove={one.isMove} />;
            return (
              <Message key={one.entry.position} entry={one.entry} requester={whole.ticket.requester.name} />
            );
          })}
          {outgoing.map((one) => (
            <Leaving key={one.messageId} outgoing={one} />
          ))}
        </div>
      </div>
    </div>
  );
}

interface CardProps {
  of: "agent" | "visitor" | "note";
  name: string;
  picture: string | undefined;
  head: ReactNode;
  at: string;
  text: string;
  state?: Outgoing["state"];
  children?: ReactNode;
}

function Card({ of, name, picture, head, at, text, state, children }: CardProps) {
  return (
    <article
      className={classes.card}
      data-of={of}
      data-state={state}
      aria-busy={state === "sending" || undefined}
    >
      <header className={classes.cardHead}>
        <Face name={name} picture={picture} size={28} />
        <span className={classes.author}>{head}</span>
        <span className={classes.cardTime}>
          <When at={at} />
        </span>
      </header>
      {text && (
        <p className={classes.words}>
          {piecesOf(text).map(({ text: piece, href }, index) =>
            href ? (
              <a key={index} href={href} target="_blank" rel="noreferrer noopener">
                {piece}
              </a>
            ) : (
              piece
            ),
          )}
        </p>
      )}
      {children}
    </article>
  );
}

function Message({ entry, requester }: { entry: TicketEntry; requester: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const { by, attachments = [], message = "", author = "visitor" } = entry;
  // What an agent or a program wrote down for the requester is the requester's.
  const isNotedDown = author === "visitor" && by.type !== "visitor";
  const name = author === "agent" ? names.agent(by.id ?? "") : isNotedDown ? requester : by.name;
  const of = author;
  return (
    <Card
      {...{ of, name, text: message, at: entry.createdOn }}
      picture={of === "agent" ? names.picture(by.id) : undefined}
      head={
        isNotedDown ? (
          <>
            {name} <span className={classes.writtenBy}>{t("tickets.madeBy", { name: by.name })}</span>
          </>
        ) : author === "agent" && by.id === me.id ? (
          t("inbox.you")
        ) : (
          name
        )
      }
    >
      {attachments.length > 0 && (
        <div className={classes.files}>
          {attachments.map(({ content }) => (
            <FileView key={content.file.url} file={content.file} />
          ))}
        </div>
      )}
    </Card>
  );
}

function Note({ note }: { note: TicketNote }) {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const name = note.agentId === me.id ? t("inbox.you") : note.agentName;
  return (
    <Card
      of="note"
      name={note.agentName}
      picture={names.picture(note.agentId)}
      at={note.createdOn}
      text={note.text}
      head={
        <>
          <EyeOff size={14} aria-hidden /> {t("tickets.noteBy", { name })}
        </>
      }
    />
  );
}

/** Mine, which the server does not have yet. */
function Leaving({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const { kind, at, text, files, state } = outgoing;
  const isNote = kind === "note";
  return (
    <Card
      {...{ at, text, state, of: isNote ? "note" : "agent", name: me.name, picture: names.picture(me.id) }}
      head={
        isNote ? (
          <>
            <EyeOff size={14} aria-hidden /> {t("tickets.noteBy", { name: t("inbox.you") })}
          </>
        ) : (
          t("inbox.you")
        )
      }
    >
      {files.length > 0 && (
        <div className={classes.files}>
          {files.map(({ fileId, attached }) => (
            <FileView key={fileId} file={attached.content.file} />
          ))}
        </div>
      )}
      {state === "failed" && <Failed outgoing={outgoing} />}
    </Card>
  );
}

/** One thing that happened, in words. */
function Line({ entry, isMove }: { entry: TicketEntry; isMove: boolean }) {
  const { t } = useTranslation();
  const { by, type, from = "", to = "", tags = [] } = entry;
  const statusName = (name: string) =>
    name === "open" || name === "pending" || name === "closed" ? t(`tickets.status.${name}`) : name;
  const priorityName = (name: string) =>
    name === "urgent" || name === "high" || name === "normal" || name === "low"
      ? t(`tickets.priorities.${name}`)
      : name;
  const said = {
    status: () =>
      isMove
        ? t("tickets.did.moved", { from: statusName(from), to: statusName(to) })
        : t("tickets.did.status", { name: by.name, from: statusName(from), to: statusName(to) }),
    priority: () => t("tickets.did.priority", { name: by.name, to: priorityName(to) }),
    subject: () => t("tickets.did.subject", { name: by.name, from, to }),
    assign: () => t("tickets.did.assign", { name: by.name, to }),
    tag: () => t("tickets.did.tag", { name: by.name, tags: tags.join(", ") }),
    untag: () => t("tickets.did.untag", { name: by.name, tags: tags.join(", ") }),
    delete: () => t("tickets.did.delete", { name: by.name }),
    restore: () => t("tickets.did.restore", { name: by.name }),
    create: () => "",
    reply: () => "",
  }[type]();
  return (
    <p className={classes.line}>
      <CornerDownRight size={13} aria-hidden />
      <span>{said}</span>
      <When at={entry.createdOn} />
    </p>
  );
}

// The rows on screen of however many tickets there are.

import type { Ticket } from "@parlo/sdk";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronsUp, ChevronUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { exactTime } from "../../parts/time.ts";
import { useMe } from "../../shell/me.ts";
import { shortAge, useNow } from "../inbox/age.ts";
import shared from "../inbox/ChatList.module.css";
import type { Filters } from "./filters.ts";
import { StatusMark } from "./StatusMark.tsx";
import classes from "./Tickets.module.css";

const ROW_HEIGHT = 76;
/** So many rows before the end the next page is asked for. */
const AHEAD = 20;

interface Props {
  propertyId: string;
  tickets: readonly Ticket[];
  total: number;
  filters: Filters;
  ticketId: string | undefined;
  hasMore: boolean;
  onEnd: () => void;
}

export function TicketRows({ propertyId, tickets, total, filters, ticketId, hasMore, onEnd }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= tickets.length - AHEAD) onEnd();
  }, [hasMore, last, tickets.length, onEnd]);
  useEffect(() => {
    const at = tickets.findIndex(({ id }) => id === ticketId);
    if (at !== -1) virtual.scrollToIndex(at, { align: "auto" });
  }, [ticketId]);
  return (
    <div className={shared.scroller} ref={scroller}>
      <ul className={shared.rows} style={{ height: virtual.getTotalSize() }} aria-label={t("nav.tickets")}>
        {rows.map(({ index, start }) => {
          const ticket = tickets[index];
          return (
            ticket && (
              <li
                key={ticket.id}
                className={shared.item}
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={total}
              >
                <TicketRow {...{ propertyId, ticket, filters }} isOpen={ticket.id === ticketId} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

interface RowProps {
  propertyId: string;
  ticket: Ticket;
  filters: Filters;
  isOpen: boolean;
}

function TicketRow({ propertyId, ticket, filters, isOpen }: RowProps) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const language = currentLanguage();
  const { assignee, requester, lastMessageOn, priority } = ticket;
  return (
    <Link
      to="/properties/$propertyId/tickets/{-$ticketId}"
      params={{ propertyId, ticketId: ticket.id }}
      search={filters}
      className={classes.row}
      aria-current={isOpen ? "true" : undefined}
      data-waits={(ticket.status === "open" && ticket.lastMessageBy === "visitor") || undefined}
    >
      <StatusMark status={ticket.status} />
      <span className={classes.subject}>{ticket.subject}</span>
      <time className={classes.age} dateTime={lastMessageOn} title={exactTime(lastMessageOn, language)}>
        {shortAge(lastMessageOn, now, { language, now: t("inbox.now") })}
      </time>
      <span className={classes.who}>{requester.name}</span>
      <span className={classes.number}>#{ticket.humanId}</span>
      <span className={classes.whose}>
        <Urgency priority={priority} />
        {assignee.id === me.id ? t("inbox.you") : assignee.name}
      </span>
    </Link>
  );
}

/** Only what is out of the ordinary is marked. */
export function Urgency({ priority }: { priority: Ticket["priority"] }) {
  const { t } = useTranslation();
  if (priority !== "urgent" && priority !== "high") return null;
  const Icon = priority === "urgent" ? ChevronsUp : ChevronUp;
  return (
    <span className={classes.urgency} data-priority={priority}>
      <Icon size={14} aria-hidden /> {t(`tickets.priorities.${priority}`)}
    </span>
  );
}

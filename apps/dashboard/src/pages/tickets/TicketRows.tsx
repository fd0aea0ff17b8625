// The rows on screen of however many tickets there are.

import type { Ticket } from "@parlo/sdk";
import { Link, type LinkProps } from "@tanstack/react-router";
import { ChevronsUp, ChevronUp } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { exactTime } from "../../parts/time.ts";
import { useMe } from "../../shell/me.ts";
import { shortAge, useNow } from "../inbox/age.ts";
import { ListRows } from "../inbox/ListRows.tsx";
import type { Filters } from "./filters.ts";
import { StatusMark } from "./StatusMark.tsx";
import classes from "./Tickets.module.css";

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
  const ids = useMemo(() => tickets.map(({ id }) => id), [tickets]);
  const byId = useMemo(() => new Map(tickets.map((ticket) => [ticket.id, ticket])), [tickets]);
  return (
    <ListRows label={t("nav.tickets")} openId={ticketId} {...{ ids, hasMore, total, onEnd }}>
      {(id) => {
        const ticket = byId.get(id);
        return (
          ticket && (
            <TicketRow
              ticket={ticket}
              isOpen={id === ticketId}
              link={{
                to: "/properties/$propertyId/tickets/{-$ticketId}",
                params: { propertyId, ticketId: id },
                search: filters,
              }}
            />
          )
        );
      }}
    </ListRows>
  );
}

interface RowProps {
  ticket: Ticket;
  isOpen: boolean;
  /** Where it opens. */
  link: LinkProps;
  /** Among chats, whose rows begin with a face. */
  isAmongChats?: boolean;
}

export function TicketRow({ ticket, isOpen, link, isAmongChats = false }: RowProps) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const language = currentLanguage();
  const { assignee, requester, lastMessageOn, priority } = ticket;
  return (
    <Link
      {...link}
      className={classes.row}
      data-among-chats={isAmongChats || undefined}
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

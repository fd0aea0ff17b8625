// Where conversations come from: all of them in one list, chats alone, tickets alone. What the list is narrowed to goes
// along from one to the other.

import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCurrentProperty } from "../../shell/current-property.ts";
import type { Filters } from "../tickets/filters.ts";
import classes from "./ListColumn.module.css";

export type Channel = "all" | "chats" | "tickets";

/** Where only one of them is readable, there is nothing to choose. */
export function Channels({ now }: { now: Channel }) {
  const { t } = useTranslation();
  const property = useCurrentProperty();
  const { who, tag } = useSearch({ strict: false }) as Filters;
  if (!property?.can.read || !property.can.readTickets) return <span />;
  const { propertyId } = property;
  const search = { ...(who && { who }), ...(tag && { tag }) };
  const look = (channel: Channel) => ({
    className: classes.channel,
    // Where one is goes by the channel: the addresses of two of them begin alike.
    activeOptions: { exact: true },
    "aria-current": channel === now ? ("page" as const) : undefined,
  });
  return (
    <nav className={classes.channels} aria-label={t("inbox.channels.title")}>
      <Link
        to="/inbox/$propertyId/all/{-$channel}/{-$id}"
        params={{ propertyId, channel: undefined, id: undefined }}
        search={search}
        {...look("all")}
      >
        {t("inbox.channels.all")}
      </Link>
      <Link
        to="/inbox/$propertyId/{-$view}/{-$chatId}"
        params={{ propertyId, view: undefined, chatId: undefined }}
        search={search}
        {...look("chats")}
      >
        {t("inbox.channels.chats")}
      </Link>
      <Link
        to="/properties/$propertyId/tickets/{-$ticketId}"
        params={{ propertyId, ticketId: undefined }}
        search={search}
        {...look("tickets")}
      >
        {t("inbox.channels.tickets")}
      </Link>
    </nav>
  );
}

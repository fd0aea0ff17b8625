// Chats and tickets as one list: chats follow what happens by themselves, tickets are read again when something does.

import type { Ticket } from "@parlo/sdk";
import { useMemo } from "react";
import { useInbox, useShownList } from "../../live/live.tsx";
import { type Filters, narrowingOf, wishOf } from "../tickets/filters.ts";
import { useTicketPages } from "../tickets/use-tickets.ts";
import { merge } from "./merge.ts";

export interface Conversations {
  /** Keys of rows, the latest first. */
  readonly keys: readonly string[];
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly total: number | undefined;
  readonly hasMore: boolean;
  /** Both lists have begun. */
  readonly isRead: boolean;
  readonly error: Error | null;
  more: () => void;
  retry: () => void;
}

export function useConversations(filters: Filters, query: string): Conversations {
  const inbox = useInbox();
  const { propertyId, me, store } = inbox;
  const { status = "open" } = filters;
  const isState = status === "open" || status === "closed";
  const which = {
    ...{ view: "all" as const, query },
    // Words are looked for among all of them.
    ...(isState && !query ? { status } : {}),
    ...narrowingOf(filters, me.id),
  };
  const chats = useShownList(which);
  const pages = useTicketPages(wishOf(propertyId, filters, { me: me.id, query }));

  const tickets = useMemo(
    () =>
      new Map(
        pages.data?.pages.flatMap(({ data }) => data.map((one) => [`tickets/${one.id}`, one] as const)),
      ),
    [pages.data],
  );
  const { rows, behind } = useMemo(() => {
    const ofChats = (chats?.ids ?? []).map((id) => ({
      key: `chats/${id}`,
      at: store.chat(id)?.createdOn ?? "",
    }));
    const ofTickets = [...tickets].map(([key, { createdOn }]) => ({ key, at: createdOn }));
    return merge([
      { rows: ofChats, hasMore: chats?.next !== null },
      { rows: ofTickets, hasMore: !pages.data || pages.hasNextPage },
    ]);
  }, [chats, store, tickets, pages.data, pages.hasNextPage]);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);

  const { fetchNextPage, isFetchingNextPage } = pages;
  const [chatsAreBehind, ticketsAreBehind] = [behind.includes(0), behind.includes(1)];
  const more = () => {
    if (chatsAreBehind) inbox.more(which);
    if (ticketsAreBehind && !isFetchingNextPage) void fetchNextPage();
  };
  const retry = () => {
    if (chats?.error) void inbox.readList(which, true);
    if (pages.error) void pages.refetch();
  };
  const total = pages.data?.pages[0]?.total;
  return {
    ...{ keys, tickets, more, retry },
    total: chats?.total === undefined || total === undefined ? undefined : chats.total + total,
    hasMore: behind.length > 0,
    isRead: chats?.next !== undefined && pages.data !== undefined,
    error: chats?.error ?? pages.error,
  };
}

// Reading tickets, and reading them again when something happens to one.

import type { Methods, RealtimeEvent, Ticket } from "@parlo/sdk";
import { queryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { client, queryClient, readAgain } from "../../api/calls.ts";
import { useLiveInbox } from "../../live/live.tsx";

const PAGE = 50;
/** What happens within so long is one reason to read again. */
const GATHER_MS = 150;
/** Where the stream of events is not to be had. */
const LOOK_AGAIN_MS = 15_000;

export function useTicketPages(wish: Methods["ticket.list"]["params"]) {
  const live = useLiveInbox() !== null;
  return useInfiniteQuery({
    queryKey: ["ticket.list", wish, "pages"],
    queryFn: ({ pageParam }) =>
      client.callList("ticket.list", { ...wish, size: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    ...(live ? {} : { refetchInterval: LOOK_AGAIN_MS }),
  });
}

export interface WholeTicket {
  readonly ticket: Methods["ticket.get"]["result"];
  readonly notes: readonly Methods["ticket.list-notes"]["result"][number][];
}

export function ticketOptions(propertyId: string, ticketId: string) {
  return queryOptions({
    queryKey: ["ticket.get", { propertyId, ticketId }],
    queryFn: async (): Promise<WholeTicket> => {
      const at = { propertyId, ticketId };
      const [ticket, notes] = await Promise.all([client.call("ticket.get", at), notesOf(at)]);
      return { ticket, notes };
    },
  });
}

export function useTicket(propertyId: string, ticketId: string) {
  const live = useLiveInbox() !== null;
  return useQuery({
    ...ticketOptions(propertyId, ticketId),
    ...(live ? {} : { refetchInterval: LOOK_AGAIN_MS }),
  });
}

async function notesOf(at: { propertyId: string; ticketId: string }) {
  try {
    return (await client.callList("ticket.list-notes", { ...at, size: 1000 })).data;
  } catch {
    // A role may read tickets and no notes.
    return [];
  }
}

/** Keeps what is on screen true, as long as it is there. */
export function useTicketNews(): void {
  const inbox = useLiveInbox();
  useEffect(() => {
    if (!inbox) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = ({ name }: RealtimeEvent) => {
      if (!name.startsWith("ticket:")) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void readTickets();
      }, GATHER_MS);
    };
    const stop = inbox.onEvent(hear);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [inbox]);
}

/** Resolves when what is on screen of tickets is what the server has now. */
export function readTickets(): Promise<void> {
  return readAgain(["ticket"]);
}

/** What the server answered stands at once; the rest is read again behind it. */
export function showChanged(propertyId: string, changed: Ticket): void {
  const { queryKey } = ticketOptions(propertyId, changed.id);
  queryClient.setQueryData<WholeTicket>(queryKey, (now) =>
    now ? { ...now, ticket: { ...now.ticket, ...changed } } : now,
  );
  void readTickets();
}

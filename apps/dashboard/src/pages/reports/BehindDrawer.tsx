// The chats or tickets behind a number: how many they are, and each with the way to it.

import { Button, Drawer, Skeleton, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { client, type Item, type Params } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { dateFormat } from "../../parts/formats.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { StatusMark } from "../tickets/StatusMark.tsx";
import classes from "./Reports.module.css";

type Chat = Item<"chat.list">;
type Ticket = Item<"ticket.list">;

export type Behind = { title: string; timezone: string } & (
  | { chats: Params<"chat.list">; about: string }
  | { tickets: Params<"ticket.list"> }
);

const PAGE = 50;

export function BehindDrawer({ behind, onClose }: { behind: Behind | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={behind !== null}
      onClose={onClose}
      position="right"
      size={420}
      title={behind?.title}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {behind && ("chats" in behind ? <Chats {...behind} /> : <Tickets {...behind} />)}
    </Drawer>
  );
}

function Chats({ chats: question, about, timezone }: Extract<Behind, { chats: unknown }>) {
  const { t } = useTranslation();
  const moment = useMoment(timezone);
  const found = usePages(["chat.list", question], (cursor) =>
    client.callList("chat.list", { ...question, size: PAGE, ...cursor }),
  );
  return (
    <Found<Chat>
      found={found}
      count={(count) => t("reports.chatCount", { count })}
      about={about}
      row={({ id, visitor, createdOn, messageCount }) => (
        <Link
          to="/inbox/$propertyId/{-$view}/{-$chatId}"
          params={{ propertyId: question.propertyId, view: "all", chatId: id }}
          className={classes.chat}
        >
          <span>{visitor.name}</span>
          <span className={classes.soft}>
            {moment(createdOn)} · {t("reports.messages", { count: messageCount })}
          </span>
        </Link>
      )}
    />
  );
}

function Tickets({ tickets: question, timezone }: Extract<Behind, { tickets: unknown }>) {
  const { t } = useTranslation();
  const moment = useMoment(timezone);
  const found = usePages(["ticket.list", question], (cursor) =>
    client.callList("ticket.list", { ...question, size: PAGE, ...cursor }),
  );
  return (
    <Found<Ticket>
      found={found}
      count={(count) => t("reports.ticketCount", { count })}
      row={({ id, subject, status, requester, createdOn }) => (
        <Link
          to="/properties/$propertyId/tickets/{-$ticketId}"
          params={{ propertyId: question.propertyId, ticketId: id }}
          search={{}}
          className={classes.chat}
        >
          <span>
            <StatusMark status={status} /> {subject}
          </span>
          <span className={classes.soft}>
            {moment(createdOn)} · {requester.name}
          </span>
        </Link>
      )}
    />
  );
}

interface PageOf<T> {
  data: T[];
  total: number;
  next?: string | undefined;
}

function usePages<T>(key: readonly unknown[], read: (cursor: { cursor?: string }) => Promise<PageOf<T>>) {
  return useInfiniteQuery({
    queryKey: [...key, "behind"],
    queryFn: ({ pageParam }) => read(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
}

interface FoundProps<T> {
  found: ReturnType<typeof usePages<T>>;
  count: (count: number) => string;
  about?: string | undefined;
  row: (one: T) => ReactNode;
}

function Found<T extends { id: string }>({ found, count, about, row }: FoundProps<T>) {
  const { t } = useTranslation();
  if (found.isError && !found.data) return <Trouble error={found.error} onRetry={() => found.refetch()} />;
  if (!found.data) return <Skeleton height={240} />;
  const rows = found.data.pages.flatMap(({ data }) => data);
  // As of the page that was read last: chats may begin while somebody reads on.
  const total = found.data.pages.at(-1)?.total ?? 0;
  return (
    <>
      <Text c="dimmed" role="status">
        {count(total)}
      </Text>
      {about && (
        <Text c="dimmed" size="sm">
          {about}
        </Text>
      )}
      <ul className={classes.chats}>
        {rows.map((one) => (
          <li key={one.id}>{row(one)}</li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          mt="sm"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("reports.more")}
        </Button>
      )}
    </>
  );
}

/** By the clock of the report, so that what it counts to a day is shown on that day. */
function useMoment(timeZone: string): (at: string) => string {
  const format = dateFormat(currentLanguage(), { dateStyle: "medium", timeStyle: "short", timeZone });
  return (at) => format.format(new Date(at));
}

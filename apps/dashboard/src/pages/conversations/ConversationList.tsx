// The left column: chats and tickets in one list, by status, narrowed to whose they are and by tag.

import { Link, useNavigate } from "@tanstack/react-router";
import { Inbox as InboxIcon, Search } from "lucide-react";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useInbox } from "../../live/live.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { AlertSwitch } from "../inbox/AlertSwitch.tsx";
import { ChatRow } from "../inbox/ChatRow.tsx";
import type { ColumnsState } from "../inbox/Columns.tsx";
import classes from "../inbox/ListColumn.module.css";
import { ListColumn, RowSkeletons, useWords } from "../inbox/ListColumn.tsx";
import { ListRows } from "../inbox/ListRows.tsx";
import { FilterMenu } from "../tickets/FilterMenu.tsx";
import { type Filters, narrowing } from "../tickets/filters.ts";
import { NewTicketButton } from "../tickets/TicketList.tsx";
import { TicketRow } from "../tickets/TicketRows.tsx";
import { useConversations } from "./use-conversations.ts";

const address = "/inbox/$propertyId/all/{-$channel}/{-$id}";
const statuses = ["open", "closed", "all"] as const;

interface Props {
  filters: Filters;
  /** The row that is open. */
  openKey: string | undefined;
  columns: ColumnsState;
  onFilter: (filters: Filters) => void;
  onNew: (() => void) | undefined;
}

export function ConversationList({ filters, openKey, columns, onFilter, onNew }: Props) {
  const { onShown, searchField: field } = columns;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { propertyId } = useInbox();
  const words = useWords();
  const list = useConversations(filters, words.query);
  const { keys, total } = list;
  useEffect(() => onShown(keys), [keys, onShown]);
  const openChat = useCallback(
    (id: string) =>
      void navigate({ to: address, params: { propertyId, channel: "chats", id }, search: filters }),
    [navigate, propertyId, filters],
  );

  const row = (key: string) => {
    const [channel = "", id = ""] = key.split("/");
    const ticket = list.tickets.get(key);
    const isOpen = key === openKey;
    if (ticket)
      return (
        <TicketRow
          isAmongChats
          {...{ ticket, isOpen }}
          link={{ to: address, params: { propertyId, channel, id }, search: filters }}
        />
      );
    return <ChatRow chatId={id} href={`/inbox/${propertyId}/all/${key}`} isOpen={isOpen} onOpen={openChat} />;
  };

  return (
    <ListColumn
      label={t("conversations.list")}
      title={t("nav.inbox")}
      channel="all"
      actions={
        <>
          <AlertSwitch />
          <FilterMenu of="chats" filters={filters} onFilter={onFilter} />
          {onNew && <NewTicketButton onNew={onNew} />}
        </>
      }
      search={{
        ...words,
        field,
        label: t("conversations.search"),
        found: total === undefined ? undefined : t("conversations.found", { count: total }),
      }}
      views={<Views propertyId={propertyId} filters={filters} />}
      onFold={columns.toggleList}
    >
      {list.isRead && keys.length > 0 ? (
        <ListRows
          label={t("conversations.list")}
          ids={keys}
          openId={openKey}
          hasMore={list.hasMore}
          total={total}
          onEnd={list.more}
        >
          {row}
        </ListRows>
      ) : list.error ? (
        <div className={classes.trouble}>
          <Trouble error={list.error} onRetry={list.retry} />
        </div>
      ) : list.isRead ? (
        <Nothing filters={filters} query={words.query} />
      ) : (
        <RowSkeletons />
      )}
    </ListColumn>
  );
}

function Views({ propertyId, filters }: { propertyId: string; filters: Filters }) {
  const { t } = useTranslation();
  const { status: now = "open", ...others } = filters;
  return (
    <nav className={classes.views} aria-label={t("conversations.views")}>
      {statuses.map((status) => (
        <Link
          key={status}
          to={address}
          params={{ propertyId, channel: undefined, id: undefined }}
          search={status === "open" ? others : { ...others, status }}
          className={classes.view}
          activeOptions={{ exact: true }}
          aria-current={status === now ? "page" : undefined}
        >
          {t(`tickets.view.${status}`)}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ filters, query }: { filters: Filters; query: string }) {
  const { t } = useTranslation();
  const { status = "open" } = filters;
  if (query)
    return (
      <Empty
        icon={Search}
        title={t("conversations.nothing.search")}
        text={t("conversations.nothing.searchText", { query })}
      />
    );
  if (narrowing(filters) > 0)
    return (
      <Empty
        icon={Search}
        title={t("conversations.nothing.filtered")}
        text={t("tickets.nothing.filteredText")}
      />
    );
  const key = status === "open" || status === "closed" ? status : "all";
  return (
    <Empty
      icon={InboxIcon}
      title={t(`conversations.nothing.${key}`)}
      text={t(`conversations.nothing.${key}Text`)}
    />
  );
}

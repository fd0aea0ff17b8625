// The left column: tickets by status with their counts, filters, search, and the tickets themselves, as many as there are.

import { ActionIcon, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Plus, Search, Ticket as TicketIcon, Trash2 } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTotal } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { useMe } from "../../shell/me.ts";
import type { ColumnsState } from "../inbox/Columns.tsx";
import shared from "../inbox/ListColumn.module.css";
import { ListColumn, RowSkeletons, useWords } from "../inbox/ListColumn.tsx";
import { FilterMenu } from "./FilterMenu.tsx";
import { type Filters, narrowing, statuses, wishOf } from "./filters.ts";
import { TicketRows } from "./TicketRows.tsx";
import { useTicketPages } from "./use-tickets.ts";

interface Props {
  propertyId: string;
  filters: Filters;
  ticketId: string | undefined;
  columns: ColumnsState;
  onFilter: (filters: Filters) => void;
  onNew: (() => void) | undefined;
}

export function TicketList({ propertyId, filters, ticketId, columns, onFilter, onNew }: Props) {
  const { onShown, searchField: field } = columns;
  const { t } = useTranslation();
  const me = useMe();
  const words = useWords();
  const { query } = words;
  const pages = useTicketPages(wishOf(propertyId, filters, { me: me.id, query }));
  const tickets = useMemo(() => pages.data?.pages.flatMap(({ data }) => data) ?? [], [pages.data]);
  const total = pages.data?.pages[0]?.total;
  useEffect(() => onShown(tickets.map(({ id }) => id)), [tickets, onShown]);

  return (
    <ListColumn
      label={t("tickets.list")}
      title={t("nav.tickets")}
      channel="tickets"
      actions={
        <>
          <FilterMenu of="tickets" filters={filters} onFilter={onFilter} />
          {onNew && <NewTicketButton onNew={onNew} />}
        </>
      }
      search={{
        ...words,
        field,
        label: t("tickets.search"),
        found: total === undefined ? undefined : t("tickets.found", { count: total }),
      }}
      views={<Views propertyId={propertyId} filters={filters} />}
      onFold={columns.toggleList}
    >
      {tickets.length > 0 ? (
        <TicketRows
          tickets={tickets}
          total={total ?? tickets.length}
          {...{ propertyId, filters, ticketId }}
          hasMore={pages.hasNextPage}
          onEnd={() => {
            if (!pages.isFetchingNextPage) void pages.fetchNextPage();
          }}
        />
      ) : pages.error ? (
        <div className={shared.trouble}>
          <Trouble error={pages.error} onRetry={() => void pages.refetch()} />
        </div>
      ) : pages.isSuccess ? (
        <Nothing filters={filters} query={query} />
      ) : (
        <RowSkeletons />
      )}
    </ListColumn>
  );
}

export function NewTicketButton({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t("tickets.new.title")}>
      <ActionIcon variant="subtle" color="gray" aria-label={t("tickets.new.title")} onClick={onNew}>
        <Plus size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Views({ propertyId, filters }: { propertyId: string; filters: Filters }) {
  const { t } = useTranslation();
  const { status: now = "open" } = filters;
  return (
    <nav className={shared.views} aria-label={t("tickets.views")}>
      {[...statuses, "all" as const].map((status) => (
        <Link
          key={status}
          to="/properties/$propertyId/tickets/{-$ticketId}"
          params={{ propertyId, ticketId: undefined }}
          search={{ ...filters, status }}
          className={shared.view}
          aria-current={status === now ? "page" : undefined}
        >
          {t(`tickets.view.${status}`)}
          {status !== "all" && status !== "closed" && <Count {...{ propertyId, filters, status }} />}
        </Link>
      ))}
      <Tooltip label={t("tickets.view.bin")}>
        <Link
          to="/properties/$propertyId/tickets/{-$ticketId}"
          params={{ propertyId, ticketId: undefined }}
          search={{ ...filters, status: "bin" }}
          className={`${shared.view} ${shared.aside}`}
          aria-label={t("tickets.view.bin")}
          aria-current={now === "bin" ? "page" : undefined}
        >
          <Trash2 size={16} aria-hidden />
        </Link>
      </Tooltip>
    </nav>
  );
}

function Count({
  propertyId,
  filters,
  status,
}: {
  propertyId: string;
  filters: Filters;
  status: "open" | "pending";
}) {
  const me = useMe();
  const count = useTotal(
    "ticket.list",
    wishOf(propertyId, { ...filters, status }, { me: me.id, query: "" }),
  ).data;
  return <span className={shared.count}>{count === undefined ? "" : count > 999 ? "999+" : count}</span>;
}

function Nothing({ filters, query }: { filters: Filters; query: string }) {
  const { t } = useTranslation();
  const { status = "open" } = filters;
  if (query)
    return (
      <Empty
        icon={Search}
        title={t("tickets.nothing.search")}
        text={t("tickets.nothing.searchText", { query })}
      />
    );
  if (narrowing(filters) > 0)
    return (
      <Empty icon={Search} title={t("tickets.nothing.filtered")} text={t("tickets.nothing.filteredText")} />
    );
  return (
    <Empty
      icon={status === "bin" ? Trash2 : TicketIcon}
      title={t(`tickets.nothing.${status}`)}
      text={t(`tickets.nothing.${status}Text`)}
    />
  );
}

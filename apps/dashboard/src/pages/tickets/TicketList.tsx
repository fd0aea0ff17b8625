// The left column: tickets by status with their counts, filters, search, and the tickets themselves, as many as there are.

import { ActionIcon, CloseButton, Skeleton, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { PanelLeftClose, Plus, Search, Ticket as TicketIcon, Trash2 } from "lucide-react";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTotal } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { useMe } from "../../shell/me.ts";
import shared from "../inbox/ChatList.module.css";
import { FilterMenu } from "./FilterMenu.tsx";
import { type Filters, narrowing, statuses, wishOf } from "./filters.ts";
import { TicketRows } from "./TicketRows.tsx";
import { useTicketPages } from "./use-tickets.ts";

interface Props {
  propertyId: string;
  filters: Filters;
  ticketId: string | undefined;
  searchField: RefObject<HTMLInputElement | null>;
  onFold: () => void;
  onFilter: (filters: Filters) => void;
  onNew: (() => void) | undefined;
  onShown: (ids: readonly string[]) => void;
}

export function TicketList(props: Props) {
  const { propertyId, filters, ticketId, searchField, onFold, onFilter, onNew, onShown } = props;
  const { t } = useTranslation();
  const me = useMe();
  const [words, setWords] = useState("");
  const [query] = useDebouncedValue(words.trim(), 200);
  const pages = useTicketPages(wishOf(propertyId, filters, { me: me.id, query }));
  const tickets = useMemo(() => pages.data?.pages.flatMap(({ data }) => data) ?? [], [pages.data]);
  const total = pages.data?.pages[0]?.total;
  useEffect(() => onShown(tickets.map(({ id }) => id)), [tickets, onShown]);

  return (
    <section className={shared.column} aria-label={t("tickets.list")}>
      <header className={shared.head}>
        <h1 className={shared.title}>{t("nav.tickets")}</h1>
        <FilterMenu propertyId={propertyId} filters={filters} onFilter={onFilter} />
        {onNew && (
          <Tooltip label={t("tickets.new.title")}>
            <ActionIcon variant="subtle" color="gray" aria-label={t("tickets.new.title")} onClick={onNew}>
              <Plus size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t("inbox.keys.foldList")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("inbox.keys.foldList")} onClick={onFold}>
            <PanelLeftClose size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <TextInput
        ref={searchField}
        className={shared.search}
        size="sm"
        aria-label={t("tickets.search")}
        placeholder={t("tickets.search")}
        leftSection={<Search size={16} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setWords("");
          event.currentTarget.blur();
        }}
        rightSection={
          words && <CloseButton size="sm" aria-label={t("inbox.clearSearch")} onClick={() => setWords("")} />
        }
      />
      {query ? (
        <p className={shared.found} aria-live="polite">
          {total !== undefined && t("tickets.found", { count: total })}
        </p>
      ) : (
        <Views propertyId={propertyId} filters={filters} />
      )}
      <div className={shared.body}>
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
      </div>
    </section>
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
          className={shared.view}
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

function RowSkeletons() {
  return (
    <div aria-busy className={shared.skeletons}>
      {["first", "second", "third", "fourth", "fifth", "sixth"].map((row) => (
        <div key={row} className={shared.skeleton}>
          <Skeleton height={20} circle />
          <div>
            <Skeleton height={12} width="70%" mb={10} />
            <Skeleton height={10} width="90%" />
          </div>
        </div>
      ))}
    </div>
  );
}

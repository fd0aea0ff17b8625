// The left column: views with their counts, search, and the chats of the view, as many as there are.

import { Button, Menu, UnstyledButton } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronDown, History, Inbox as InboxIcon, MessageCircleOff, Search } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useInbox, useShownList } from "../../live/live.tsx";
import { type View, whole } from "../../live/views.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { FilterMenu } from "../tickets/FilterMenu.tsx";
import { type Filters, narrowing, narrowingOf } from "../tickets/filters.ts";
import { AlertSwitch } from "./AlertSwitch.tsx";
import { ChatRows } from "./ChatRows.tsx";
import type { ColumnsState } from "./Columns.tsx";
import classes from "./ListColumn.module.css";
import { ListColumn, RowSkeletons, useWords } from "./ListColumn.tsx";

const work = ["mine", "unassigned", "live"] as const;
const past = ["missed", "closed"] as const;

interface Props {
  view: View;
  filters: Filters;
  chatId: string | undefined;
  columns: ColumnsState;
  onFilter: (filters: Filters) => void;
}

export function ChatList({ view, filters, chatId, columns, onFilter }: Props) {
  const { t } = useTranslation();
  const inbox = useInbox();
  const { onShown, searchField: field } = columns;
  const words = useWords();
  const { query } = words;
  const narrowed = narrowingOf(filters, inbox.me.id);
  const which = { view: query ? "all" : view, query, ...narrowed } as const;
  const list = useShownList(which);
  useEffect(() => onShown(list?.ids ?? []), [list?.ids, onShown]);
  const isNarrowed = narrowing(filters) > 0;

  return (
    <ListColumn
      label={t("inbox.list")}
      title={t("nav.inbox")}
      channel="chats"
      actions={
        <>
          <AlertSwitch />
          <FilterMenu of="chats" filters={filters} onFilter={onFilter} />
        </>
      }
      search={{
        ...words,
        field,
        label: t("inbox.search"),
        found: list?.total === undefined ? undefined : t("inbox.found", { count: list.total }),
      }}
      views={<Views view={view} filters={filters} />}
      onFold={columns.toggleList}
    >
      {list && list.ids.length > 0 ? (
        <ChatRows {...{ list, view, filters, chatId }} onEnd={() => inbox.more(which)} />
      ) : list?.error ? (
        <div className={classes.trouble}>
          <Trouble error={list.error} onRetry={() => void inbox.readList(which, true)} />
        </div>
      ) : list?.next === null ? (
        <Nothing {...{ view, query, isNarrowed }} />
      ) : (
        <RowSkeletons />
      )}
    </ListColumn>
  );
}

function Views({ view, filters }: { view: View; filters: Filters }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const navigate = useNavigate();
  const old = past.find((one) => one === view);
  return (
    <nav className={classes.views} aria-label={t("inbox.views")}>
      {work.map((one) => (
        <Link
          key={one}
          to="/inbox/$propertyId/{-$view}/{-$chatId}"
          params={{ propertyId, view: one, chatId: undefined }}
          search={filters}
          className={classes.view}
          aria-current={one === view ? "page" : undefined}
        >
          {t(`inbox.view.${one}`)}
          <Count view={one} filters={filters} />
        </Link>
      ))}
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <UnstyledButton
            className={`${classes.view} ${classes.aside}`}
            aria-current={old ? "page" : undefined}
            aria-label={t("inbox.history")}
          >
            {old ? t(`inbox.view.${old}`) : <History size={16} aria-hidden />}
            <ChevronDown size={13} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {past.map((one) => (
            <Menu.Item
              key={one}
              onClick={() =>
                navigate({
                  to: "/inbox/$propertyId/{-$view}/{-$chatId}",
                  params: { propertyId, view: one, chatId: undefined },
                  search: filters,
                })
              }
            >
              {t(`inbox.view.${one}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

function Count({ view, filters }: { view: (typeof work)[number]; filters: Filters }) {
  const { me } = useInbox();
  const list = useShownList({ ...whole(view), ...narrowingOf(filters, me.id) });
  const count = list?.next === null ? list.ids.length : list?.total;
  return (
    <span className={classes.count} data-new={(view === "unassigned" && count) || undefined}>
      {count === undefined ? "" : count > 999 ? "999+" : count}
    </span>
  );
}

function Nothing({ view, query, isNarrowed }: { view: View; query: string; isNarrowed: boolean }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  if (query)
    return (
      <Empty
        icon={Search}
        title={t("inbox.nothing.search")}
        text={t("inbox.nothing.searchText", { query })}
      />
    );
  if (isNarrowed)
    return <Empty icon={Search} title={t("inbox.nothing.filtered")} text={t("inbox.nothing.filteredText")} />;
  const texts = {
    mine: { title: t("inbox.nothing.mine"), text: t("inbox.nothing.mineText") },
    unassigned: { title: t("inbox.nothing.unassigned"), text: t("inbox.nothing.unassignedText") },
    live: { title: t("inbox.nothing.live"), text: t("inbox.nothing.liveText") },
    missed: { title: t("inbox.nothing.missed"), text: t("inbox.nothing.missedText") },
    closed: { title: t("inbox.nothing.closed"), text: t("inbox.nothing.closedText") },
  }[view];
  const action = {
    mine: (
      <Button variant="default" size="xs" component={Link} to={`/inbox/${propertyId}/unassigned`}>
        {t("inbox.nothing.showNew")}
      </Button>
    ),
    unassigned: null,
    live: null,
    missed: null,
    closed: null,
  }[view];
  return <Empty icon={view === "missed" ? MessageCircleOff : InboxIcon} {...texts} action={action} />;
}

// The left column: views with their counts, search, and the chats of the view, as many as there are.

import {
  ActionIcon,
  Button,
  CloseButton,
  Menu,
  Skeleton,
  TextInput,
  Tooltip,
  UnstyledButton,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import {
  ChevronDown,
  History,
  Inbox as InboxIcon,
  MessageCircleOff,
  PanelLeftClose,
  Search,
} from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInbox, useLink, useList } from "../../live/live.tsx";
import type { View } from "../../live/views.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { AlertSwitch } from "./AlertSwitch.tsx";
import classes from "./ChatList.module.css";
import { ChatRows } from "./ChatRows.tsx";

const work = ["mine", "unassigned", "live"] as const;
const past = ["missed", "closed"] as const;

interface Props {
  view: View;
  chatId: string | undefined;
  searchField: RefObject<HTMLInputElement | null>;
  onFold: () => void;
  onShown: (ids: readonly string[]) => void;
}

export function ChatList({ view, chatId, searchField, onFold, onShown }: Props) {
  const { t } = useTranslation();
  const inbox = useInbox();
  const [words, setWords] = useState("");
  const [query] = useDebouncedValue(words.trim(), 200);
  const listView = query ? "all" : view;
  const list = useList(listView, query);
  const link = useLink();

  useEffect(() => inbox.showList(listView, query), [inbox, listView, query, link]);
  useEffect(() => {
    if (query) return () => inbox.store.dropList("all", query);
  }, [inbox, query]);
  useEffect(() => onShown(list?.ids ?? []), [list?.ids, onShown]);

  return (
    <section className={classes.column} aria-label={t("inbox.list")}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t("nav.inbox")}</h1>
        <AlertSwitch />
        <Tooltip label={t("inbox.keys.foldList")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("inbox.keys.foldList")} onClick={onFold}>
            <PanelLeftClose size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <TextInput
        ref={searchField}
        className={classes.search}
        size="sm"
        aria-label={t("inbox.search")}
        placeholder={t("inbox.search")}
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
        <p className={classes.found} aria-live="polite">
          {list?.total !== undefined && t("inbox.found", { count: list.total })}
        </p>
      ) : (
        <Views view={view} />
      )}
      <div className={classes.body}>
        {list && list.ids.length > 0 ? (
          <ChatRows list={list} view={view} chatId={chatId} onEnd={() => inbox.more(listView, query)} />
        ) : list?.error ? (
          <div className={classes.trouble}>
            <Trouble error={list.error} onRetry={() => void inbox.readList(listView, query, true)} />
          </div>
        ) : list?.next === null ? (
          <Nothing view={view} query={query} />
        ) : (
          <RowSkeletons />
        )}
      </div>
    </section>
  );
}

function Views({ view }: { view: View }) {
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
          className={classes.view}
          aria-current={one === view ? "page" : undefined}
        >
          {t(`inbox.view.${one}`)}
          <Count view={one} />
        </Link>
      ))}
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <UnstyledButton
            className={classes.view}
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

function Count({ view }: { view: (typeof work)[number] }) {
  const inbox = useInbox();
  const list = useList(view, "");
  const link = useLink();
  useEffect(() => inbox.showList(view, ""), [inbox, view, link]);
  const count = list?.next === null ? list.ids.length : list?.total;
  return (
    <span className={classes.count} data-new={(view === "unassigned" && count) || undefined}>
      {count === undefined ? "" : count > 999 ? "999+" : count}
    </span>
  );
}

function Nothing({ view, query }: { view: View; query: string }) {
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

function RowSkeletons() {
  return (
    <div aria-busy className={classes.skeletons}>
      {["first", "second", "third", "fourth", "fifth", "sixth"].map((row) => (
        <div key={row} className={classes.skeleton}>
          <Skeleton height={36} circle />
          <div>
            <Skeleton height={12} width="60%" mb={10} />
            <Skeleton height={10} width="90%" />
          </div>
        </div>
      ))}
    </div>
  );
}

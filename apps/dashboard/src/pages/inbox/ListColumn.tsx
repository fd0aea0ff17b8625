// The left column of the inbox: its channels, a search, the views of the channel, and whatever the list holds.

import { ActionIcon, CloseButton, Skeleton, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { PanelLeftClose, Search } from "lucide-react";
import { type ReactNode, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Channel, Channels } from "./Channels.tsx";
import classes from "./ListColumn.module.css";

/** What stands in the search field, and what is looked for once one stops to type. */
export function useWords() {
  const [words, setWords] = useState("");
  const [query] = useDebouncedValue(words.trim(), 200);
  return { words, setWords, query };
}

interface Props {
  label: string;
  title: string;
  channel: Channel;
  actions: ReactNode;
  search: {
    label: string;
    field: RefObject<HTMLInputElement | null>;
    /** How much was found, while something is looked for. */
    found: string | undefined;
  } & ReturnType<typeof useWords>;
  views: ReactNode;
  onFold: () => void;
  children: ReactNode;
}

export function ListColumn({ label, title, channel, actions, search, views, onFold, children }: Props) {
  const { t } = useTranslation();
  const { words, setWords, query } = search;
  return (
    <section className={classes.column} aria-label={label}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {actions}
        <Tooltip label={t("inbox.keys.foldList")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("inbox.keys.foldList")} onClick={onFold}>
            <PanelLeftClose size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <Channels now={channel} />
      <TextInput
        ref={search.field}
        className={classes.search}
        size="sm"
        aria-label={search.label}
        placeholder={search.label}
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
          {search.found}
        </p>
      ) : (
        views
      )}
      <div className={classes.body}>{children}</div>
    </section>
  );
}

/** Rows that are on their way. */
export function RowSkeletons() {
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

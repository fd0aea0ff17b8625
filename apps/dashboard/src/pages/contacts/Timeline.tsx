// What happened with a contact, the latest first: visits, chats, tickets and notes; more of it as one asks.

import { ActionIcon, Button, SegmentedControl, Skeleton, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Eye, type LucideIcon, MessageCircle, StickyNote, Ticket, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, type Item } from "../../api/calls.ts";
import { Section } from "../../parts/Page.tsx";
import { useSave } from "../../parts/save.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import classes from "./Contacts.module.css";

type Entry = Item<"contact.person.list-timeline">;
type Type = Entry["type"];

const icons: Readonly<Record<Type, LucideIcon>> = {
  visit: Eye,
  chat: MessageCircle,
  ticket: Ticket,
  note: StickyNote,
};
const kinds = ["all", "chat", "ticket", "visit", "note"] as const;
const PAGE = 30;

interface Props {
  propertyId: string;
  personId: string;
  manage: boolean;
}

export function Timeline({ propertyId, personId, manage }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof kinds)[number]>("all");
  const pages = useInfiniteQuery({
    queryKey: ["contact.person.list-timeline", propertyId, personId, kind],
    queryFn: ({ pageParam }) =>
      client.callList("contact.person.list-timeline", {
        ...{ propertyId, personId, size: PAGE },
        ...(kind === "all" ? {} : { types: [kind] }),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  const entries = pages.data?.pages.flatMap(({ data }) => data);
  return (
    <Section
      title={t("contacts.timeline")}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t("contacts.timelineKind")}
          value={kind}
          onChange={(value) => setKind(value as typeof kind)}
          data={kinds.map((value) => ({ value, label: t(`contacts.kinds.${value}`) }))}
        />
      }
    >
      {pages.isError && <Trouble error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.isPending &&
        ["first", "second", "third"].map((line) => <Skeleton key={line} height={40} my={8} />)}
      {entries?.length === 0 && (
        <Text c="dimmed" size="sm">
          {t("contacts.noTimeline")}
        </Text>
      )}
      <ol className={classes.timeline}>
        {entries?.map((entry) => (
          <Line key={entry.type + entry.id} entry={entry} propertyId={propertyId} manage={manage} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="md"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("contacts.more")}
        </Button>
      )}
    </Section>
  );
}

function Line({ entry, propertyId, manage }: { entry: Entry; propertyId: string; manage: boolean }) {
  const { t } = useTranslation();
  const Icon = icons[entry.type];
  const remove = useSave("contact.person.delete-note", null, { noted: true });
  return (
    <li className={classes.entry} data-type={entry.type}>
      <span className={classes.entryIcon}>
        <Icon size={16} aria-hidden />
      </span>
      <div>
        <Words entry={entry} propertyId={propertyId} />
      </div>
      <span className={classes.entryWhen}>
        <When at={entry.startedOn} />
        {entry.type === "note" && manage && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("contacts.note.delete")}
            onClick={() => remove.submit({ propertyId, noteId: entry.id })}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        )}
      </span>
    </li>
  );
}

function Words({ entry, propertyId }: { entry: Entry; propertyId: string }) {
  const { t } = useTranslation();
  switch (entry.type) {
    case "chat":
      return (
        <>
          <Link
            to="/inbox/$propertyId/{-$view}/{-$chatId}"
            params={{ propertyId, view: entry.status === "closed" ? "closed" : "live", chatId: entry.id }}
            className={classes.entryTitle}
          >
            {t("contacts.entry.chat", { count: entry.messageCount ?? 0 })}
          </Link>
          <div className={classes.entryFacts}>
            {[t(`contacts.entry.${entry.status === "closed" ? "closed" : "open"}`), entry.domain]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </>
      );
    case "ticket":
      return (
        <>
          <Link
            to="/properties/$propertyId/tickets/{-$ticketId}"
            params={{ propertyId, ticketId: entry.id }}
            className={classes.entryTitle}
          >
            #{entry.humanId} {entry.subject}
          </Link>
          <div className={classes.entryFacts}>{t(`contacts.entry.${ticketStatus(entry.status)}`)}</div>
        </>
      );
    case "visit":
      return (
        <>
          <span className={classes.entryTitle}>{entry.landingTitle || entry.landingUrl}</span>
          <div className={classes.entryFacts}>
            {t("contacts.entry.pages", { count: entry.pageViews ?? 0 })}
          </div>
        </>
      );
    default:
      return (
        <>
          <div className={classes.entryText}>{entry.text}</div>
          <div className={classes.entryFacts}>{entry.by}</div>
        </>
      );
  }
}

function ticketStatus(status: string | undefined): "open" | "pending" | "closed" {
  return status === "pending" || status === "closed" ? status : "open";
}

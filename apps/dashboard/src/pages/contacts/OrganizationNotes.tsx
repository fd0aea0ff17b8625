// What the team noted about an organization, the newest first; more of it as one asks, so that its people stay near.

import { ActionIcon, Button, Skeleton, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { StickyNote, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { client, type Item } from "../../api/calls.ts";
import { Section } from "../../parts/Page.tsx";
import { useSave } from "../../parts/save.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import classes from "./Contacts.module.css";
import { NoteField } from "./NoteField.tsx";

const PAGE = 5;

interface Props {
  propertyId: string;
  organizationId: string;
  manage: boolean;
}

export function OrganizationNotes({ propertyId, organizationId, manage }: Props) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: ["contact.organization.list-notes", propertyId, organizationId],
    queryFn: ({ pageParam: offset }) =>
      client.callList("contact.organization.list-notes", { propertyId, organizationId, size: PAGE, offset }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, read) => (read.length * PAGE < total ? read.length * PAGE : undefined),
  });
  const notes = pages.data?.pages.flatMap(({ data }) => data);
  return (
    <Section title={t("contacts.note.all")}>
      <div className="stack">
        {manage && (
          <NoteField method="contact.organization.add-note" about={{ propertyId, organizationId }} />
        )}
        {pages.isError && <Trouble error={pages.error} onRetry={() => pages.refetch()} />}
        {pages.isPending && <Skeleton height={40} />}
        {notes?.length === 0 && (
          <Text c="dimmed" size="sm">
            {t("contacts.note.none")}
          </Text>
        )}
        {notes && notes.length > 0 && (
          <ol className={classes.timeline}>
            {notes.map((note) => (
              <Line key={note.noteId} note={note} manage={manage} />
            ))}
          </ol>
        )}
        {pages.hasNextPage && (
          <div>
            <Button
              variant="default"
              size="xs"
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t("contacts.more")}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

function Line({ note, manage }: { note: Item<"contact.organization.list-notes">; manage: boolean }) {
  const { t } = useTranslation();
  const { propertyId, noteId, text, by, createdOn } = note;
  const remove = useSave("contact.organization.delete-note", null, { noted: true });
  return (
    <li className={classes.entry} data-type="note">
      <span className={classes.entryIcon}>
        <StickyNote size={16} aria-hidden />
      </span>
      <div>
        <div className={classes.entryText}>{text}</div>
        <div className={classes.entryFacts}>{by.name}</div>
      </div>
      <span className={classes.entryWhen}>
        <When at={createdOn} />
        {manage && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("contacts.note.delete")}
            onClick={() => remove.submit({ propertyId, noteId })}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        )}
      </span>
    </li>
  );
}

// Shortcuts: answers at hand, the property's and one's own. Deleting one can be undone.

import { ActionIcon, Badge, Group, SegmentedControl, Text, TextInput } from "@mantine/core";
import { CornerUpRight, PenLine, Plus, Search, Trash2, Zap } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, type Item, readAgain, useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { errorText } from "../../parts/error-text.ts";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { refused, undoable } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { usePropertyId } from "../../shell/current-property.ts";
import { ShortcutDialog } from "./ShortcutDialog.tsx";
import classes from "./Shortcuts.module.css";
import { useTargets } from "./targets.ts";

export type Shortcut = Item<"shortcuts.list">;

type Circle = "all" | "shared" | "own";

export function Shortcuts() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const shortcuts = useAll("shortcuts.list", { propertyId });
  const targets = useTargets(propertyId);
  const [editing, setEditing] = useState<Shortcut | "new" | null>(null);
  const [words, setWords] = useState("");
  const [circle, setCircle] = useState<Circle>("all");

  const again = async ({ name, message, personal, tags, transferTo }: Shortcut) => {
    try {
      await client.shortcuts.create({
        propertyId,
        name,
        message,
        personal,
        tags,
        ...(transferTo && { transferTo }),
      });
      await readAgain(["shortcuts"]);
    } catch (error) {
      refused(errorText(t, error as Error));
    }
  };
  const remove = useSave("shortcuts.delete", null, {
    noted: true,
    onDone: (_, { shortcutId }) => {
      const gone = shortcuts.data?.find((one) => one.shortcutId === shortcutId);
      if (gone)
        undoable(t("answers.deleted", { name: gone.name }), {
          label: t("undo"),
          act: () => void again(gone),
        });
    },
  });

  const columns: Column<Shortcut>[] = [
    {
      key: "name",
      head: t("answers.shortcut"),
      width: 190,
      cell: ({ name, personal }) => (
        <Group gap={6} wrap="nowrap">
          <Text fw={500} truncate maw={150} title={name}>
            <span className={classes.slash}>/</span>
            {name}
          </Text>
          {personal && (
            <Badge size="sm" variant="light" tt="none">
              {t("answers.own")}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: "message",
      head: t("answers.message"),
      cell: ({ message }) => (
        <Text lineClamp={2} title={message} className={classes.message}>
          {message}
        </Text>
      ),
    },
    {
      key: "effect",
      head: t("answers.effect"),
      width: 200,
      spare: true,
      cell: ({ tags, transferTo }) => (
        <Group gap={4}>
          {tags.map((tag) => (
            <Badge key={tag} size="sm" variant="default" tt="none">
              {tag}
            </Badge>
          ))}
          {transferTo && (
            <Group gap={4} wrap="nowrap" className={classes.target}>
              <CornerUpRight size={16} aria-hidden />
              <Text size="xs" truncate>
                <span className="visually-hidden">{t("answers.transferTo")}: </span>
                {targets.nameOf(transferTo)}
              </Text>
            </Group>
          )}
        </Group>
      ),
    },
    {
      key: "acts",
      width: 92,
      head: <span className="visually-hidden">{t("actions")}</span>,
      cell: (shortcut) => (
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("editThing", { name: shortcut.name })}
            onClick={() => setEditing(shortcut)}
          >
            <PenLine size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("deleteThing", { name: shortcut.name })}
            onClick={() => remove.submit({ propertyId, shortcutId: shortcut.shortcutId })}
          >
            <Trash2 size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ),
    },
  ];

  const filtered = words !== "" || circle !== "all";
  return (
    <Page
      title={t("nav.shortcuts")}
      about={t("answers.about")}
      action={<MainAction icon={Plus} label={t("answers.create")} onClick={() => setEditing("new")} />}
    >
      <Section
        title={t("answers.all")}
        flush
        action={
          <Group gap="sm" wrap="nowrap">
            <SegmentedControl
              size="xs"
              aria-label={t("answers.whose")}
              data={(["all", "shared", "own"] as const).map((value) => ({
                value,
                label: t(`answers.circle.${value}`),
              }))}
              value={circle}
              onChange={(value) => setCircle(value as Circle)}
            />
            <TextInput
              aria-label={t("answers.find")}
              placeholder={t("answers.find")}
              leftSection={<Search size={16} aria-hidden />}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              size="xs"
              w={200}
            />
          </Group>
        }
      >
        <Rows
          label={t("nav.shortcuts")}
          query={shortcuts}
          show={(rows) => matching(rows, words, circle)}
          columns={columns}
          rowKey={({ shortcutId }) => shortcutId}
          empty={
            filtered ? (
              <Empty icon={Search} title={t("nothingFound")} text={t("answers.otherFilter")} />
            ) : (
              <Empty icon={Zap} title={t("answers.none")} text={t("answers.about")} />
            )
          }
        />
      </Section>
      {editing && (
        <ShortcutDialog
          propertyId={propertyId}
          shortcut={editing === "new" ? undefined : editing}
          targets={targets}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

function matching(shortcuts: Shortcut[], words: string, circle: Circle): Shortcut[] {
  const wanted = words.trim().toLowerCase().replace(/^\//, "");
  return shortcuts.filter(
    ({ name, message, tags, personal }) =>
      (circle === "all" || personal === (circle === "own")) &&
      [name, message, ...tags].some((text) => text.toLowerCase().includes(wanted)),
  );
}

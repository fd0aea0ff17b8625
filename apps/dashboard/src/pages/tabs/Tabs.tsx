// The tabs of a property: pages of others in the dashboard, in their order.

import { ActionIcon, Badge, Group, Skeleton, Switch, Text } from "@mantine/core";
import { AppWindow, GripVertical, PenLine, Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { useSave } from "../../parts/save.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { TabDialog } from "./TabDialog.tsx";
import classes from "./Tabs.module.css";

type Tab = Item<"tabs.list">;

export function Tabs() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const tabs = useAll("tabs.list", { propertyId });
  const [editing, setEditing] = useState<Tab | "new">();
  const [removing, setRemoving] = useState<Tab>();
  const remove = useSave("tabs.remove", null, {
    said: t("tabs.removed"),
    onDone: () => setRemoving(undefined),
  });
  return (
    <Page
      title={t("nav.tabs")}
      about={t("tabs.about")}
      action={manage && <MainAction icon={Plus} label={t("tabs.add")} onClick={() => setEditing("new")} />}
    >
      <Section title={t("tabs.all")} flush>
        {tabs.isError && !tabs.data && <Trouble error={tabs.error} onRetry={() => tabs.refetch()} />}
        {tabs.isPending && <Skeleton height={120} m="lg" />}
        {tabs.data?.length === 0 && (
          <Empty icon={AppWindow} title={t("tabs.none")} text={t("tabs.noneText")} />
        )}
        {tabs.data && tabs.data.length > 0 && (
          <TabList
            propertyId={propertyId}
            tabs={tabs.data}
            manage={manage}
            edit={setEditing}
            remove={setRemoving}
          />
        )}
      </Section>
      {editing && (
        <TabDialog
          propertyId={propertyId}
          tab={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      <Confirm
        opened={removing !== undefined}
        title={t("tabs.removeTitle", { name: removing?.name })}
        verb={t("tabs.remove")}
        save={remove}
        onConfirm={() => removing && remove.submit({ propertyId, tabId: removing.tabId })}
        onClose={() => setRemoving(undefined)}
      >
        <Text>{t("tabs.removeText")}</Text>
      </Confirm>
    </Page>
  );
}

interface ListProps {
  propertyId: string;
  tabs: Tab[];
  manage: boolean;
  edit: (tab: Tab) => void;
  remove: (tab: Tab) => void;
}

/** Rows go where they are dropped, and one up or down by the arrow keys of their handle. */
function TabList({ propertyId, tabs, manage, edit, remove }: ListProps) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<number>();
  const [told, setTold] = useState("");
  const update = useSave("tabs.update", null, { noted: true });
  const move = (tab: Tab, position: number) => {
    if (position < 0 || position >= tabs.length || position === tab.position) return;
    setTold(t("tabs.moved", { name: tab.name, place: position + 1, count: tabs.length }));
    update.submit({ propertyId, tabId: tab.tabId, position });
  };
  const byKey = (event: KeyboardEvent, tab: Tab) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(tab, tab.position + by);
  };
  return (
    <>
      <ol className={classes.list} aria-label={t("nav.tabs")}>
        {tabs.map((tab, at) => (
          <li
            key={tab.tabId}
            className={classes.row}
            data-over={over === at || undefined}
            data-dragged={dragged === tab.tabId || undefined}
            draggable={manage}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", tab.tabId);
              setDragged(tab.tabId);
            }}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              setOver(at);
            }}
            onDrop={(event) => {
              event.preventDefault();
              const one = tabs.find(({ tabId }) => tabId === dragged);
              if (one) move(one, at);
            }}
            onDragEnd={() => {
              setDragged(undefined);
              setOver(undefined);
            }}
          >
            {manage && (
              <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.handle}
                aria-label={t("tabs.move", { name: tab.name })}
                aria-keyshortcuts="ArrowUp ArrowDown"
                onKeyDown={(event) => byKey(event, tab)}
              >
                <GripVertical size={16} aria-hidden />
              </ActionIcon>
            )}
            <div className={classes.words}>
              <Group gap={6}>
                <Text fw={500}>{tab.name}</Text>
                <Badge size="sm" variant="light" tt="none">
                  {t(`tabs.kinds.${tab.kind}`)}
                </Badge>
              </Group>
              <Text size="xs" c="dimmed" truncate>
                {tab.url}
              </Text>
            </div>
            {manage && (
              <>
                <Switch
                  aria-label={t("tabs.shown", { name: tab.name })}
                  checked={tab.enabled}
                  onChange={(event) =>
                    update.submit({ propertyId, tabId: tab.tabId, enabled: event.currentTarget.checked })
                  }
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("editThing", { name: tab.name })}
                  onClick={() => edit(tab)}
                >
                  <PenLine size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("tabs.removeThis", { name: tab.name })}
                  onClick={() => remove(tab)}
                >
                  <Trash2 size={16} aria-hidden />
                </ActionIcon>
              </>
            )}
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </>
  );
}

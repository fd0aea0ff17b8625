// Departments: who answers what. Tick to delete several.

import { ActionIcon, Badge, Button, Group, Text } from "@mantine/core";
import { Network, PenLine, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { useChosen } from "../../parts/chosen.ts";
import { useChosenColumn } from "../../parts/chosen-column.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { useSave } from "../../parts/save.ts";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { DepartmentDialog } from "./DepartmentDialog.tsx";
import { Faces } from "./Faces.tsx";

export type Department = Item<"departments.list">;

export function Departments() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const departments = useAll("departments.list", { propertyId });
  const members = useAll("members.list", { propertyId });
  const [editing, setEditing] = useState<Department | "new" | null>(null);
  const [deleting, setDeleting] = useState(false);
  const chosen = useChosen();
  const marked = departments.data?.filter(({ departmentId }) => chosen.ids.has(departmentId)) ?? [];
  const names = marked.map(({ name }) => name).join(", ");
  const remove = useSave("departments.delete", null, {
    said: t("departments.deleted", { count: marked.length }),
    onDone: () => {
      setDeleting(false);
      chosen.clear();
    },
  });

  const tick = useChosenColumn<Department>({
    rows: departments.data,
    chosen,
    id: ({ departmentId }) => departmentId,
    name: ({ name }) => name,
    may: (department) => !department.default,
  });
  const columns: Column<Department>[] = [
    {
      key: "name",
      head: t("fields.name"),
      cell: (department) => (
        <>
          <Group gap={6}>
            <Text fw={500}>{department.name}</Text>
            {department.default && (
              <Badge size="sm" variant="light" tt="none">
                {t("departments.default")}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {department.description}
          </Text>
        </>
      ),
    },
    {
      key: "members",
      head: t("nav.members"),
      width: 240,
      cell: ({ agentIds }) => (
        <Faces members={members.data?.filter(({ agentId }) => agentIds.includes(agentId)) ?? []} />
      ),
    },
  ];
  const edit: Column<Department> = {
    key: "edit",
    width: 56,
    head: <span className="visually-hidden">{t("actions")}</span>,
    cell: (department) => (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("editThing", { name: department.name })}
        onClick={() => setEditing(department)}
      >
        <PenLine size={16} aria-hidden />
      </ActionIcon>
    ),
  };

  return (
    <Page
      title={t("nav.departments")}
      about={t("departments.about")}
      action={
        manage && <MainAction icon={Plus} label={t("departments.create")} onClick={() => setEditing("new")} />
      }
    >
      <Section
        title={t("departments.all")}
        flush
        action={
          manage && (
            <Group gap="sm" wrap="nowrap">
              <Text c="dimmed" aria-live="polite">
                {marked.length > 0 && t("table.selected", { count: marked.length })}
              </Text>
              <Button
                variant="default"
                color="danger"
                size="xs"
                leftSection={<Trash2 size={16} aria-hidden />}
                style={{ visibility: marked.length > 0 ? "visible" : "hidden" }}
                onClick={() => setDeleting(true)}
              >
                {t("delete")}
              </Button>
            </Group>
          )
        }
      >
        <Rows
          label={t("nav.departments")}
          query={departments}
          columns={manage ? [tick, ...columns, edit] : columns}
          rowKey={({ departmentId }) => departmentId}
          chosen={chosen.ids}
          empty={<Empty icon={Network} title={t("departments.none")} text={t("departments.about")} />}
        />
      </Section>
      {editing && (
        <DepartmentDialog
          propertyId={propertyId}
          department={editing === "new" ? undefined : editing}
          members={members.data ?? []}
          onClose={() => setEditing(null)}
        />
      )}
      <Confirm
        opened={deleting}
        title={t("departments.deleteTitle", { count: marked.length })}
        verb={t("delete")}
        save={remove}
        onConfirm={() =>
          remove.submit({ propertyId, departmentIds: marked.map(({ departmentId }) => departmentId) })
        }
        onClose={() => setDeleting(false)}
      >
        <Text>{t("departments.deleteText", { names })}</Text>
      </Confirm>
    </Page>
  );
}

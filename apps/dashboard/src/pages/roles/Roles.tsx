// Roles: the two built in, and those a property makes of scopes.

import { ActionIcon, Badge, Group, Text, Tooltip } from "@mantine/core";
import { Plus, Shield, SquarePen, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { roleName } from "../../parts/role-name.ts";
import { useSave } from "../../parts/save.ts";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { RoleDialog } from "./RoleDialog.tsx";

export type Role = Item<"roles.list">;

export function Roles() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const roles = useAll("roles.list", { propertyId });
  const [editing, setEditing] = useState<Role | "new" | null>(null);
  const [deleting, setDeleting] = useState<Role | null>(null);
  const remove = useSave("roles.delete", null, {
    said: t("roles.deleted", { name: deleting?.name }),
    onDone: () => setDeleting(null),
  });

  const columns: Column<Role>[] = [
    {
      key: "name",
      head: t("members.role"),
      cell: ({ roleId, name, builtIn }) => (
        <Group gap={6}>
          <Text fw={500}>{builtIn ? roleName(t, roleId) : name}</Text>
          {builtIn && (
            <Badge size="sm" variant="light" tt="none">
              {t("roles.builtIn")}
            </Badge>
          )}
        </Group>
      ),
    },
    { key: "may", head: t("roles.may"), cell: (role) => <May role={role} /> },
    { key: "members", head: t("nav.members"), width: 110, align: "right", cell: ({ members }) => members },
    {
      key: "act",
      width: 104,
      align: "right",
      head: <span className="visually-hidden">{t("actions")}</span>,
      cell: (role) =>
        manage &&
        !role.builtIn && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("editThing", { name: role.name })}
              onClick={() => setEditing(role)}
            >
              <SquarePen size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("deleteThing", { name: role.name })}
              onClick={() => setDeleting(role)}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ),
    },
  ];

  return (
    <Page
      title={t("nav.roles")}
      about={t("roles.about")}
      action={
        manage && <MainAction icon={Plus} label={t("roles.create")} onClick={() => setEditing("new")} />
      }
    >
      <Section flush>
        <Rows
          label={t("nav.roles")}
          query={roles}
          columns={columns}
          rowKey={({ roleId }) => roleId}
          empty={<Empty icon={Shield} title={t("roles.none")} text={t("roles.about")} />}
        />
      </Section>
      {editing && (
        <RoleDialog
          propertyId={propertyId}
          role={editing === "new" ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      )}
      <Confirm
        opened={deleting !== null}
        title={t("roles.deleteTitle", { name: deleting?.name })}
        verb={t("delete")}
        save={remove}
        onConfirm={() => deleting && remove.submit({ propertyId, roleId: deleting.roleId })}
        onClose={() => setDeleting(null)}
      >
        <Text>{t("roles.deleteText")}</Text>
      </Confirm>
    </Page>
  );
}

function May({ role }: { role: Role }) {
  const { t } = useTranslation();
  if (role.builtIn && role.roleId === "admin") return <Text c="dimmed">{t("roles.mayAll")}</Text>;
  if (role.builtIn && role.roleId === "agent") return <Text c="dimmed">{t("roles.mayAgent")}</Text>;
  const names = role.scopes.map((scope) => t(`scopes.${scope}`)).join(", ");
  return (
    <Tooltip label={names} multiline maw={360} disabled={!names}>
      <Text c="dimmed" lineClamp={1} maw={420}>
        {names || t("roles.mayNothing")}
      </Text>
    </Tooltip>
  );
}

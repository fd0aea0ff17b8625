// Invitations not accepted yet: send again, change the role, cancel.

import { ActionIcon, Badge, Group, Select, Text, Tooltip } from "@mantine/core";
import { MailPlus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { roleName, useRoleChoices } from "../../parts/role-name.ts";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import classes from "./Members.module.css";

type Invite = Item<"members.list-invites">;

export function InviteList({ propertyId, manage }: { propertyId: string; manage: boolean }) {
  const { t } = useTranslation();
  const invites = useAll("members.list-invites", { propertyId });
  const { roles, choices } = useRoleChoices(t, propertyId);
  const [cancelling, setCancelling] = useState<Invite | null>(null);
  const edit = useSave("members.edit-invite", null, { said: t("invites.roleChanged") });
  const resend = useSave("members.resend-invite", null, {
    onDone: (_, { inviteId }) =>
      said(t("invites.resent", { email: invites.data?.find((one) => one.inviteId === inviteId)?.email })),
  });
  const cancel = useSave("members.remove-invite", null, {
    said: t("invites.cancelled"),
    onDone: () => setCancelling(null),
  });

  const columns: Column<Invite>[] = [
    {
      key: "email",
      head: t("fields.email"),
      cell: ({ email, invitedBy }) => (
        <>
          <Text fw={500}>{email}</Text>
          {invitedBy && (
            <Text size="xs" c="dimmed">
              {t("invites.by", { name: invitedBy })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: "role",
      head: t("members.role"),
      width: 160,
      cell: ({ inviteId, email, role }) =>
        manage ? (
          <Select
            aria-label={t("members.roleOf", { name: email })}
            data={choices}
            value={role}
            onChange={(next) => next && edit.submit({ inviteId, role: next })}
            size="xs"
            className={classes.role}
          />
        ) : (
          roleName(t, role, roles)
        ),
    },
    {
      key: "status",
      head: t("members.status"),
      width: 120,
      cell: ({ status }) => (
        <Badge variant="light" color={status === "expired" ? "danger" : "accent"} tt="none">
          {t(`invites.${status}`)}
        </Badge>
      ),
    },
    {
      key: "until",
      spare: true,
      head: t("invites.expires"),
      width: 140,
      cell: ({ expiresOn }) => <When at={expiresOn} />,
    },
    {
      key: "act",
      width: 104,
      align: "right",
      head: <span className="visually-hidden">{t("actions")}</span>,
      cell: (invite) =>
        manage && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Tooltip label={t("invites.resend")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("invites.resendTo", { email: invite.email })}
                onClick={() => resend.submit({ inviteId: invite.inviteId })}
              >
                <MailPlus size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t("invites.cancel")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("invites.cancelFor", { email: invite.email })}
                onClick={() => setCancelling(invite)}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ),
    },
  ];

  if (invites.data?.length === 0) return null;
  return (
    <>
      <Failure error={edit.failure ?? resend.failure} />
      <Section title={t("invites.title")} flush>
        <Rows
          label={t("invites.title")}
          query={invites}
          columns={columns}
          rowKey={({ inviteId }) => inviteId}
          empty={null}
        />
      </Section>
      <Confirm
        opened={cancelling !== null}
        title={t("invites.cancelTitle")}
        verb={t("invites.cancel")}
        save={cancel}
        onConfirm={() => cancelling && cancel.submit({ inviteId: cancelling.inviteId })}
        onClose={() => setCancelling(null)}
      >
        <Text>{t("invites.cancelText", { email: cancelling?.email })}</Text>
      </Confirm>
    </>
  );
}

// Who is in the property: found by name, paged on screen, changed by a menu per row.

import { Button, Group, Select, Text, TextInput } from "@mantine/core";
import { Search, Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Face } from "../../parts/Face.tsx";
import { Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { roleName, useRoleChoices } from "../../parts/role-name.ts";
import { When } from "../../parts/When.tsx";
import { useMe } from "../../shell/me.ts";
import { MemberMenu } from "./MemberMenu.tsx";
import classes from "./Members.module.css";
import { useRoleChange } from "./role-change.ts";

export type Member = Item<"members.list">;

const step = 50;

export function MemberList({ propertyId, manage }: { propertyId: string; manage: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const members = useAll("members.list", { propertyId });
  const { roles, choices } = useRoleChoices(t, propertyId);
  const changeRole = useRoleChange(propertyId);
  const [words, setWords] = useState("");
  const [shown, setShown] = useState(step);
  const found = matching(members.data ?? [], words);

  const columns: Column<Member>[] = [
    {
      key: "member",
      head: t("members.member"),
      cell: (member) => (
        <Group gap="sm" wrap="nowrap" miw={0} className={member.enabled ? undefined : classes.off}>
          <Face name={member.name} picture={member.picture} presence={member.presence} size={32} />
          <div>
            <Text fw={500}>
              {member.name}{" "}
              {member.agentId === me.id && <span className={classes.you}>{t("members.you")}</span>}
            </Text>
            <Text size="xs" c="dimmed" truncate maw={260}>
              {member.email}
            </Text>
          </div>
        </Group>
      ),
    },
    {
      key: "role",
      head: t("members.role"),
      width: 180,
      cell: (member) =>
        manage ? (
          <Select
            aria-label={t("members.roleOf", { name: member.name })}
            data={choices}
            value={member.role}
            onChange={(role) => role && changeRole(member, role)}
            size="xs"
            className={classes.role}
          />
        ) : (
          roleName(t, member.role, roles)
        ),
    },
    {
      key: "status",
      head: t("members.status"),
      width: 140,
      cell: ({ enabled }) =>
        enabled ? t("members.enabled") : <Text c="dimmed">{t("members.disabled")}</Text>,
    },
    {
      key: "joined",
      spare: true,
      head: t("members.joined"),
      width: 140,
      cell: ({ joinedOn }) => <When at={joinedOn} />,
    },
    {
      key: "menu",
      width: 56,
      head: <span className="visually-hidden">{t("actions")}</span>,
      cell: (member) => <MemberMenu member={member} propertyId={propertyId} manage={manage} />,
    },
  ];

  return (
    <Section
      title={t("members.team")}
      flush
      action={
        <TextInput
          aria-label={t("members.find")}
          placeholder={t("members.find")}
          leftSection={<Search size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          size="xs"
          w={220}
        />
      }
    >
      <Rows
        label={t("nav.members")}
        query={members}
        show={() => found.slice(0, shown)}
        columns={columns}
        rowKey={({ agentId }) => agentId}
        empty={
          <Empty icon={Users} title={t("members.noneFound")} text={t("members.noneFoundText", { words })} />
        }
      />
      {found.length > shown && (
        <Group justify="center" p="sm">
          <Button variant="subtle" color="gray" onClick={() => setShown(shown + step)}>
            {t("members.more", { count: found.length - shown })}
          </Button>
        </Group>
      )}
    </Section>
  );
}

function matching(members: Member[], words: string): Member[] {
  const wanted = words.toLowerCase().trim();
  return members.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
}

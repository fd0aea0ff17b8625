// What may be done with a member: disable, enable, remove; oneself may leave.

import { ActionIcon, Menu, Text } from "@mantine/core";
import { Ellipsis, LogOut, UserRoundCheck, UserRoundMinus, UserRoundX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../parts/Confirm.tsx";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { useMe } from "../../shell/me.ts";
import type { Member } from "./MemberList.tsx";

interface Props {
  member: Member;
  propertyId: string;
  manage: boolean;
}

type Asking = "disable" | "remove" | "leave" | null;

export function MemberMenu({ member, propertyId, manage }: Props) {
  const { t } = useTranslation();
  const self = useMe().id === member.agentId;
  const [asking, setAsking] = useState<Asking>(null);
  const { name, agentId } = member;
  const done = (message: string) => () => {
    setAsking(null);
    said(message);
  };
  const enable = useSave("members.enable", null, { said: t("members.nowEnabled", { name }), noted: true });
  const disable = useSave("members.disable", null, { onDone: done(t("members.nowDisabled", { name })) });
  const remove = useSave("members.remove", null, {
    refresh: ["members", "departments"],
    onDone: done(t("members.removed", { name })),
  });
  const leave = useSave("members.leave", null, { refresh: [], onDone: () => location.assign("/") });
  const asked = { disable, remove, leave };
  const confirm = {
    disable: () => disable.submit({ propertyId, agentId }),
    remove: () => remove.submit({ propertyId, agentId }),
    leave: () => leave.submit({ propertyId }),
  };

  if (!manage && !self) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("actionsFor", { name })}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {manage && !member.enabled && (
            <Menu.Item
              leftSection={<UserRoundCheck size={16} aria-hidden />}
              onClick={() => enable.submit({ propertyId, agentId })}
            >
              {t("members.enable")}
            </Menu.Item>
          )}
          {manage && member.enabled && (
            <Menu.Item
              leftSection={<UserRoundMinus size={16} aria-hidden />}
              onClick={() => setAsking("disable")}
            >
              {t("members.disable")}
            </Menu.Item>
          )}
          {manage && !self && (
            <Menu.Item
              color="danger"
              leftSection={<UserRoundX size={16} aria-hidden />}
              onClick={() => setAsking("remove")}
            >
              {t("remove")}
            </Menu.Item>
          )}
          {self && (
            <Menu.Item
              color="danger"
              leftSection={<LogOut size={16} aria-hidden />}
              onClick={() => setAsking("leave")}
            >
              {t("members.leave")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking !== null}
        title={t(`members.ask.${asking ?? "remove"}.title`, { name })}
        verb={t(`members.ask.${asking ?? "remove"}.verb`)}
        save={asked[asking ?? "remove"]}
        onConfirm={() => asking && confirm[asking]()}
        onClose={() => setAsking(null)}
      >
        <Text>{t(`members.ask.${asking ?? "remove"}.text`, { name })}</Text>
      </Confirm>
    </>
  );
}

// Sound and desktop notifications, on or off for this browser.

import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { Bell, BellOff, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { turn, useAlert } from "../../live/alerts.ts";
import { refused } from "../../parts/said.tsx";

export function AlertSwitch() {
  const { t } = useTranslation();
  const sound = useAlert("sound");
  const desktop = useAlert("desktop");
  const Icon = sound || desktop ? Bell : BellOff;
  const flip = async (alert: "sound" | "desktop", on: boolean) => {
    if ((await turn(alert, on)) === "refused") refused(t("inbox.alerts.refused"));
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Tooltip label={t("inbox.alerts.title")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("inbox.alerts.title")}>
            <Icon size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("inbox.alerts.title")}</Menu.Label>
        {(["sound", "desktop"] as const).map((alert) => {
          const on = alert === "sound" ? sound : desktop;
          return (
            <Menu.Item
              key={alert}
              role="menuitemcheckbox"
              aria-checked={on}
              closeMenuOnClick={false}
              rightSection={on && <Check size={16} aria-hidden />}
              onClick={() => void flip(alert, !on)}
            >
              {t(`inbox.alerts.${alert}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

// What visitors can do in a chat, and what they are told of.

import { SimpleGrid, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm } from "./widget-settings.ts";

export function Features(props: SectionProps) {
  const { t } = useTranslation();
  const { features, notification } = props.widget.widget;
  const { form, save, onSubmit } = useSettingsForm(props, {
    widget: { features, notification: { all: notification.all } },
  });
  const ticked = (path: string) => form.getInputProps(`settings.widget.${path}`, { type: "checkbox" });
  return (
    <SettingsSection
      title={t("widget.features")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(["emoji", "uploads", "rating", "transcript"] as const).map((name) => (
          <Switch key={name} label={t(`widget.feature.${name}`)} {...ticked(`features.${name}`)} />
        ))}
        {(["sound", "tab", "agentTyping", "visitorTyping"] as const).map((name) => (
          <Switch key={name} label={t(`widget.feature.${name}`)} {...ticked(`notification.all.${name}`)} />
        ))}
      </SimpleGrid>
    </SettingsSection>
  );
}

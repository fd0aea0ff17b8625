// What the widget is for, what visitors can do in a chat, what they are told of, and what a click does.

import { Select, SimpleGrid, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm } from "./widget-settings.ts";

export function Features(props: SectionProps) {
  const { t } = useTranslation();
  const { features, notification, components, behavior } = props.widget.widget;
  const { form, save, onSubmit } = useSettingsForm(props, {
    widget: { features, notification, components, behavior: { click: behavior.click } },
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
        {(["liveChat", "kb"] as const).map((name) => (
          <Switch key={name} label={t(`widget.feature.${name}`)} {...ticked(`components.${name}`)} />
        ))}
        {(["emoji", "uploads", "rating", "transcript"] as const).map((name) => (
          <Switch key={name} label={t(`widget.feature.${name}`)} {...ticked(`features.${name}`)} />
        ))}
        {(["sound", "tab", "agentTyping", "visitorTyping", "estimatedWaitTime"] as const).map((name) => (
          <Switch key={name} label={t(`widget.feature.${name}`)} {...ticked(`notification.all.${name}`)} />
        ))}
        {(["desktop", "mobile"] as const).map((device) => (
          <Switch
            key={device}
            label={t(`widget.preview.on.${device}`)}
            {...ticked(`notification.${device}.preview`)}
          />
        ))}
      </SimpleGrid>
      <Select
        label={t("widget.click")}
        data={(["maximize", "popup"] as const).map((value) => ({
          value,
          label: t(`widget.clicks.${value}`),
        }))}
        allowDeselect={false}
        {...form.getInputProps("settings.widget.behavior.click")}
      />
    </SettingsSection>
  );
}

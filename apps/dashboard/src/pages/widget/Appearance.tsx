// Colours, place, size and language of the widget.

import { Group, NumberInput, Select, SimpleGrid, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { languageName } from "../../i18n/names.ts";
import { ColourField } from "./ColourField.tsx";
import { LANGUAGES } from "./languages.ts";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm } from "./widget-settings.ts";

export function Appearance(props: SectionProps) {
  const { t, i18n } = useTranslation();
  const { theme, language, visibility, minimized, maximized } = props.widget.widget;
  const { form, save, onSubmit } = useSettingsForm(props, {
    widget: {
      language,
      theme: {
        header: { background: theme.header.background, text: theme.header.text },
        visitor: { ...theme.visitor },
        agent: { ...theme.agent },
      },
      minimized: { desktop: { type: minimized.desktop.type }, mobile: { type: minimized.mobile.type } },
      maximized: { desktop: { width: maximized.desktop.width, height: maximized.desktop.height } },
      visibility: {
        all: { showWhenOffline: visibility.all.showWhenOffline },
        desktop: { ...visibility.desktop },
        mobile: { ...visibility.mobile },
      },
    },
  });
  const places = (["br", "bl", "cr", "cl", "tr", "tl"] as const).map((value) => ({
    value,
    label: t(`widget.positions.${value}`),
  }));
  const at = (path: string) => form.getInputProps(`settings.widget.${path}`);
  const ticked = (path: string) => form.getInputProps(`settings.widget.${path}`, { type: "checkbox" });
  const shapes = (["round", "rectangle"] as const).map((value) => ({ value, label: t(`widget.${value}`) }));
  return (
    <SettingsSection
      title={t("widget.appearance")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ColourField
          label={t("widget.colour")}
          hint={t("widget.colourHint")}
          {...at("theme.header.background")}
        />
        <ColourField
          label={t("widget.visitorColour")}
          hint={t("widget.visitorColourHint")}
          {...at("theme.visitor.messageBackground")}
        />
        <ColourField
          label={t("widget.headerText")}
          hint={t("widget.textHint")}
          {...at("theme.header.text")}
        />
        <ColourField
          label={t("widget.visitorText")}
          hint={t("widget.textHint")}
          {...at("theme.visitor.messageText")}
        />
        <ColourField
          label={t("widget.agentColour")}
          hint={t("widget.agentColourHint")}
          {...at("theme.agent.messageBackground")}
        />
        <ColourField
          label={t("widget.agentText")}
          hint={t("widget.textHint")}
          {...at("theme.agent.messageText")}
        />
        <Select
          label={t("widget.desktopPosition")}
          data={places}
          allowDeselect={false}
          {...at("visibility.desktop.position")}
        />
        <Select
          label={t("widget.mobilePosition")}
          data={places}
          allowDeselect={false}
          {...at("visibility.mobile.position")}
        />
        {(["desktop", "mobile"] as const).map((device) => (
          <SimpleGrid key={device} cols={2} spacing="sm">
            {(["xOffset", "yOffset"] as const).map((name) => (
              <NumberInput
                key={name}
                label={t(`widget.${name}.${device}`)}
                suffix=" px"
                min={0}
                max={400}
                {...at(`visibility.${device}.${name}`)}
              />
            ))}
          </SimpleGrid>
        ))}
        <Select
          label={t("widget.launcher")}
          data={shapes}
          allowDeselect={false}
          {...at("minimized.desktop.type")}
        />
        <Select
          label={t("widget.launcherPhone")}
          data={shapes}
          allowDeselect={false}
          {...at("minimized.mobile.type")}
        />
        <Select
          label={t("language")}
          data={[
            { value: "auto", label: t("widget.visitorsLanguage") },
            ...LANGUAGES.map((code) => ({ value: code, label: languageName(code, i18n.language) })),
          ]}
          allowDeselect={false}
          {...at("language")}
        />
        <NumberInput
          label={t("widget.width")}
          suffix=" px"
          min={320}
          max={800}
          {...at("maximized.desktop.width")}
        />
        <NumberInput
          label={t("widget.height")}
          suffix=" px"
          min={400}
          max={1000}
          {...at("maximized.desktop.height")}
        />
      </SimpleGrid>
      <Group gap="xl">
        <Switch label={t("widget.onDesktops")} {...ticked("visibility.desktop.show")} />
        <Switch label={t("widget.onPhones")} {...ticked("visibility.mobile.show")} />
        <Switch label={t("widget.whileOffline")} {...ticked("visibility.all.showWhenOffline")} />
      </Group>
    </SettingsSection>
  );
}

// Colours, place and language of the widget, with a drawing of what they make.

import { Group, NumberInput, Select, SimpleGrid, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { languageName } from "../../i18n/names.ts";
import { ColourField } from "./ColourField.tsx";
import { Preview } from "./Preview.tsx";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm } from "./widget-settings.ts";

const LANGUAGES = ["en", "it", "es", "fr", "de", "pt", "ar"];

export function Appearance(props: SectionProps) {
  const { t, i18n } = useTranslation();
  const { theme, language, visibility, minimized, maximized } = props.widget.widget;
  const { form, save, onSubmit } = useSettingsForm(props, {
    widget: {
      language,
      theme: {
        header: { background: theme.header.background, text: theme.header.text },
        visitor: { messageBackground: theme.visitor.messageBackground },
      },
      minimized: { desktop: { type: minimized.desktop.type } },
      maximized: { desktop: { width: maximized.desktop.width, height: maximized.desktop.height } },
      visibility: {
        all: { showWhenOffline: visibility.all.showWhenOffline },
        desktop: { show: visibility.desktop.show, position: visibility.desktop.position },
        mobile: { show: visibility.mobile.show, position: visibility.mobile.position },
      },
    },
  });
  const places = (["br", "bl", "cr", "cl", "tr", "tl"] as const).map((value) => ({
    value,
    label: t(`widget.positions.${value}`),
  }));
  const at = (path: string) => form.getInputProps(`settings.widget.${path}`);
  const ticked = (path: string) => form.getInputProps(`settings.widget.${path}`, { type: "checkbox" });
  const chosen = form.values.settings.widget.theme;
  return (
    <SettingsSection
      title={t("widget.appearance")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <Preview
        name={props.widget.propertyName}
        header={chosen.header.background}
        visitor={chosen.visitor.messageBackground}
        left={form.values.settings.widget.visibility.desktop.position.endsWith("l")}
      />
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
        <Select
          label={t("widget.launcher")}
          data={[
            { value: "round", label: t("widget.round") },
            { value: "rectangle", label: t("widget.rectangle") },
          ]}
          allowDeselect={false}
          {...at("minimized.desktop.type")}
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

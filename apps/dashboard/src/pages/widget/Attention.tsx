// What draws attention to the launcher: a line of words, or a picture.

import { NumberInput, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm } from "./widget-settings.ts";

export function Attention(props: SectionProps) {
  const { t } = useTranslation();
  const { type, config } = props.widget.widget.bubble;
  const { form, save, onSubmit } = useSettingsForm(props, { widget: { bubble: { type, config } } });
  const chosen = form.values.settings.widget.bubble.type;
  const at = (path: string) => form.getInputProps(`settings.widget.bubble.${path}`);
  const number = (
    name: "width" | "height" | "rotate" | "offsetX" | "offsetY",
    min: number,
    max: number,
    suffix = " px",
  ) => (
    <NumberInput
      key={name}
      label={t(`widget.bubble.${name}`)}
      suffix={suffix}
      min={min}
      max={max}
      {...at(`config.${name}`)}
    />
  );
  return (
    <SettingsSection
      title={t("widget.attention")}
      about={t("widget.attentionAbout")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <Select
        label={t("widget.bubble.type")}
        data={(["none", "text", "image"] as const).map((value) => ({
          value,
          label: t(`widget.bubble.types.${value}`),
        }))}
        allowDeselect={false}
        {...at("type")}
        onChange={(value) => {
          form.setFieldValue("settings.widget.bubble.type", value as never);
          form.setFieldValue(
            "settings.widget.bubble.config.image.type",
            (value === "image" ? "url" : "none") as never,
          );
        }}
      />
      {chosen === "image" && (
        <TextInput
          label={t("widget.bubble.picture")}
          type="url"
          placeholder="https://example.com/ciao.png"
          autoComplete="off"
          {...at("config.image.content")}
        />
      )}
      {chosen !== "none" && (
        <SimpleGrid cols={{ base: 2, sm: 3 }}>
          {chosen === "image" && number("width", 20, 500)}
          {chosen === "image" && number("height", 20, 500)}
          {number("rotate", -180, 180, "°")}
          {number("offsetX", -500, 500)}
          {number("offsetY", -500, 500)}
        </SimpleGrid>
      )}
    </SettingsSection>
  );
}

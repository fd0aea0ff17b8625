// What visitors are asked: before a chat, while nobody is there, and before anything is stored.

import { Select, SimpleGrid, Switch, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FieldsEditor } from "./FieldsEditor.tsx";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm } from "./widget-settings.ts";

export function PrechatForm(props: SectionProps) {
  const { t } = useTranslation();
  const { form, save, onSubmit } = useSettingsForm(props, { prechat: props.widget.prechat });
  return (
    <SettingsSection
      title={t("widget.prechat")}
      about={t("widget.prechatAbout")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <Switch
        label={t("widget.prechatEnabled")}
        {...form.getInputProps("settings.prechat.enabled", { type: "checkbox" })}
      />
      {form.values.settings.prechat.enabled && (
        <>
          <Textarea
            label={t("widget.message")}
            placeholder={t("widget.ownWords")}
            autosize
            minRows={2}
            {...form.getInputProps("settings.prechat.message")}
          />
          <FieldsEditor
            form={form}
            path="settings.prechat.fields"
            fields={form.values.settings.prechat.fields}
          />
        </>
      )}
    </SettingsSection>
  );
}

export function OfflineForm(props: SectionProps) {
  const { t } = useTranslation();
  const { form, save, onSubmit } = useSettingsForm(props, { offline: props.widget.offline });
  return (
    <SettingsSection
      title={t("widget.offline")}
      about={t("widget.offlineAbout")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <Textarea
        label={t("widget.message")}
        placeholder={t("widget.ownWords")}
        autosize
        minRows={2}
        {...form.getInputProps("settings.offline.message")}
      />
      <FieldsEditor form={form} path="settings.offline.fields" fields={form.values.settings.offline.fields} />
    </SettingsSection>
  );
}

export function ConsentForm(props: SectionProps) {
  const { t } = useTranslation();
  const { form, save, onSubmit } = useSettingsForm(props, { consent: props.widget.consent });
  const at = (name: string) => form.getInputProps(`settings.consent.${name}`);
  const words = { placeholder: t("widget.ownWords"), autoComplete: "off" };
  return (
    <SettingsSection
      title={t("widget.consent")}
      about={t("widget.consentAbout")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <Select
        label={t("widget.consentRequired")}
        data={(["none", "all", "eu"] as const).map((value) => ({
          value,
          label: t(`widget.consents.${value}`),
        }))}
        allowDeselect={false}
        {...at("required")}
      />
      {form.values.settings.consent.required !== "none" && (
        <>
          <Textarea label={t("widget.message")} autosize minRows={2} {...words} {...at("message")} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t("widget.privacyUrl")}
              placeholder="https://example.com/privacy"
              type="url"
              autoComplete="off"
              {...at("privacyUrl")}
            />
            <TextInput label={t("widget.privacyLabel")} {...words} {...at("privacyLabel")} />
            <TextInput label={t("widget.optIn")} {...words} {...at("optIn")} />
            <TextInput label={t("widget.optOut")} {...words} {...at("optOut")} />
          </SimpleGrid>
        </>
      )}
    </SettingsSection>
  );
}

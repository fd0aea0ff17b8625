// The settings one may change, in one form with one Save.

import { Button, Group, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Result } from "../../api/calls.ts";
import { LanguageSelect, TimezoneSelect } from "../../parts/LocaleFields.tsx";
import { Section } from "../../parts/Page.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, settle, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

interface Props {
  info: Result<"property.info">;
  manage: boolean;
}

export function SettingsForm({ info: { propertyId, name, settings }, manage }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      name,
      url: settings?.url ?? "",
      language: settings?.language ?? "en",
      timezone: settings?.timezone ?? "UTC",
      enabled: settings?.enabled ?? true,
    },
    validate: { name: rules.required },
  });
  const save = useSave("property.update", form, {
    said: t("property.saved"),
    onDone: (_, { propertyId: _of, ...saved }) => settle(form, saved),
  });
  return (
    <Section title={t("property.general")}>
      <form
        noValidate
        className="stack"
        onSubmit={form.onSubmit((values) => save.submit({ propertyId, ...values }), focusFirst(form))}
      >
        <TextInput
          label={t("fields.name")}
          readOnly={!manage}
          autoComplete="off"
          {...form.getInputProps("name")}
        />
        <TextInput
          label={t("property.url")}
          placeholder="https://example.com"
          type="url"
          readOnly={!manage}
          autoComplete="off"
          {...form.getInputProps("url")}
        />
        <Group grow align="flex-start">
          <LanguageSelect disabled={!manage} {...form.getInputProps("language")} />
          <TimezoneSelect disabled={!manage} {...form.getInputProps("timezone")} />
        </Group>
        <Switch
          label={t("property.enabled")}
          description={t("property.enabledHint")}
          disabled={!manage}
          {...form.getInputProps("enabled", { type: "checkbox" })}
        />
        <Failure error={save.failure} />
        {manage && (
          <Group justify="flex-end">
            <Button type="submit" loading={save.pending} disabled={!form.isDirty()}>
              {t("save")}
            </Button>
          </Group>
        )}
      </form>
    </Section>
  );
}

// Name, the alias visitors see instead of it, title, and the language of the dashboard and of mails.

import { Button, Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { choose, currentLanguage, languages } from "../../i18n/i18n.ts";
import { languageName } from "../../i18n/names.ts";
import { Section } from "../../parts/Page.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, settle, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { useMe } from "../../shell/me.ts";

export function NameSection() {
  const { t } = useTranslation();
  const me = useMe();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      name: me.name,
      alias: me.alias ?? "",
      title: me.title ?? "",
      language: currentLanguage(),
    },
    validate: { name: rules.required },
  });
  const save = useSave("agent.update", form, {
    refresh: ["agent", "members"],
    said: t("profile.saved"),
    onDone: (_, saved) => {
      if (saved.language && form.isDirty("language")) void choose(saved.language);
      settle(form, saved);
    },
  });
  return (
    <Section title={t("profile.names")}>
      <form noValidate onSubmit={form.onSubmit(save.submit, focusFirst(form))} className="stack">
        <Group grow align="flex-start">
          <TextInput label={t("fields.name")} autoComplete="name" {...form.getInputProps("name")} />
          <TextInput
            label={t("profile.alias")}
            placeholder={form.values.name}
            autoComplete="nickname"
            {...form.getInputProps("alias")}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            label={t("profile.title")}
            placeholder={t("profile.titleExample")}
            autoComplete="organization-title"
            {...form.getInputProps("title")}
          />
          <Select
            label={t("profile.language")}
            data={languages.map((language) => ({ value: language, label: languageName(language, language) }))}
            {...form.getInputProps("language")}
          />
        </Group>
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.pending} disabled={!form.isDirty()}>
            {t("save")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}

// No knowledge base yet: what it is for, and the three things it needs to begin.

import { Button, Group, Select, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { BookOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { languageName } from "../../i18n/names.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { useCurrentProperty } from "../../shell/current-property.ts";
import type { May } from "./kb.ts";
import { SubdomainField } from "./SubdomainField.tsx";
import { isSubdomain, subdomainFrom } from "./subdomain.ts";

export function SetUpBase({ propertyId, may }: { propertyId: string; may: May }) {
  const { t } = useTranslation();
  const name = useCurrentProperty()?.name ?? "";
  if (!may.write)
    return (
      <Page title={t("nav.knowledgeBase")} about={t("kb.about")}>
        <Section>
          <Empty icon={BookOpen} title={t("kb.none")} text={t("kb.noneForYou")} />
        </Section>
      </Page>
    );
  return (
    <Page title={t("nav.knowledgeBase")} about={t("kb.about")} narrow>
      <Section title={t("kb.setUp")} about={t("kb.setUpAbout")}>
        <SetUpForm propertyId={propertyId} name={name} />
      </Section>
    </Page>
  );
}

function SetUpForm({ propertyId, name }: { propertyId: string; name: string }) {
  const { t } = useTranslation();
  const rules = useRules();
  const language = currentLanguage();
  const languages = useCall("knowledge-base.language.list", { propertyId }).data?.languages ?? [];
  const form = useForm({
    initialValues: {
      title: t("kb.titleFor", { name }),
      subdomain: subdomainFrom(name),
      language: language as string,
      published: true,
    },
    validate: {
      title: rules.required,
      subdomain: (value) => (isSubdomain(value.trim()) ? null : t("kb.subdomainShape")),
    },
  });
  const create = useSave("knowledge-base.create", form, {
    said: t("kb.made"),
    fields: { subdomain_taken: "subdomain" },
  });
  return (
    <form
      noValidate
      className="stack"
      onSubmit={form.onSubmit(
        (values) => create.submit({ propertyId, ...values, subdomain: values.subdomain.trim() }),
        focusFirst(form),
      )}
    >
      <TextInput label={t("fields.name")} autoComplete="off" {...form.getInputProps("title")} />
      <SubdomainField propertyId={propertyId} {...form.getInputProps("subdomain")} />
      <Select
        label={t("kb.firstLanguage")}
        description={t("kb.firstLanguageHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        searchable
        data={(languages.length > 0 ? languages.map(({ code }) => code) : ["en", "it"]).map((code) => ({
          value: code,
          label: languageName(code, language),
        }))}
        {...form.getInputProps("language")}
      />
      <Switch
        label={t("kb.published")}
        description={t("kb.publishedHint")}
        {...form.getInputProps("published", { type: "checkbox" })}
      />
      <Failure error={create.failure} />
      <Group justify="space-between">
        <Text c="dimmed">{t("kb.laterHint")}</Text>
        <Button type="submit" loading={create.pending}>
          {t("kb.setUpDo")}
        </Button>
      </Group>
    </form>
  );
}

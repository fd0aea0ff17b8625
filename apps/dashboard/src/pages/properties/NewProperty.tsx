// Creating a property and inviting its team in the same breath.

import { Button, Group, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { hereZone, LanguageSelect, TimezoneSelect } from "../../parts/LocaleFields.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { useRules } from "../../parts/rules.ts";
import { said } from "../../parts/said.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { InviteRows, newRow } from "../members/InviteRows.tsx";

export function NewProperty() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      name: "",
      url: "",
      language: currentLanguage() as string,
      timezone: hereZone(),
      sandbox: false,
      members: [newRow()],
    },
    validate: {
      name: rules.required,
      members: { email: (email) => (email.trim() ? rules.email(email) : null) },
    },
  });
  const save = useSave("property.create-site", form, {
    onDone: ({ propertyId, property }) => {
      said(t("newProperty.done", { name: property.name }));
      void navigate({ to: "/properties/$propertyId", params: { propertyId } });
    },
  });
  const submit = ({ url, members, ...rest }: typeof form.values) => {
    const invited = members.filter(({ email }) => email.trim());
    save.submit({
      ...rest,
      ...(url.trim() && { url: url.trim() }),
      ...(invited.length > 0 && {
        members: invited.map(({ email, role }) => ({ email: email.trim(), role })),
      }),
    });
  };
  return (
    <Page title={t("newProperty.title")} about={t("newProperty.about")} narrow>
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        <Section title={t("property.general")}>
          <div className="stack">
            <TextInput
              label={t("fields.name")}
              placeholder={t("newProperty.nameExample")}
              autoFocus
              autoComplete="organization"
              {...form.getInputProps("name")}
            />
            <TextInput
              label={t("property.url")}
              placeholder="https://example.com"
              type="url"
              autoComplete="url"
              {...form.getInputProps("url")}
            />
            <Group grow align="flex-start">
              <LanguageSelect {...form.getInputProps("language")} />
              <TimezoneSelect {...form.getInputProps("timezone")} />
            </Group>
            <Switch
              label={t("newProperty.sandbox")}
              description={t("newProperty.sandboxHint")}
              {...form.getInputProps("sandbox", { type: "checkbox" })}
            />
          </div>
        </Section>
        <Section title={t("newProperty.team")} about={t("newProperty.teamAbout")}>
          <InviteRows
            path="members"
            rows={form.values.members}
            roles={(["agent", "admin"] as const).map((role) => ({ value: role, label: t(`role.${role}`) }))}
            errors={form.errors}
            onChange={(members) => form.setFieldValue("members", members)}
          />
        </Section>
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Text c="dimmed" size="xs">
            {t("newProperty.also")}
          </Text>
          <Button type="submit" loading={save.pending}>
            {t("newProperty.submit")}
          </Button>
        </Group>
      </form>
    </Page>
  );
}

// Changing the password, which signs one out everywhere else.

import { Button, Group, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/Page.tsx";
import { passwordLength, useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

export function PasswordSection() {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "" },
    validate: { currentPassword: rules.required, newPassword: rules.password },
  });
  const save = useSave("agent.change-password", form, {
    said: t("security.passwordChanged"),
    fields: { wrong_password: "currentPassword" },
    onDone: form.reset,
  });
  return (
    <Section title={t("fields.password")} about={t("security.passwordAbout")}>
      <form noValidate onSubmit={form.onSubmit(save.submit, focusFirst(form))} className="stack">
        <Group grow align="flex-start">
          <PasswordInput
            label={t("fields.currentPassword")}
            autoComplete="current-password"
            {...form.getInputProps("currentPassword")}
          />
          <PasswordInput
            label={t("fields.newPassword")}
            description={t("fields.passwordHint", { least: passwordLength })}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="new-password"
            {...form.getInputProps("newPassword")}
          />
        </Group>
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.pending}>
            {t("security.changePassword")}
          </Button>
        </Group>
      </form>
    </Section>
  );
}

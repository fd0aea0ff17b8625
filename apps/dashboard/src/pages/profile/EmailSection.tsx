// The e-mail one signs in with; a new one counts only after the link sent there was opened.

import { Badge, Button, Group, PasswordInput, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/Page.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { useMe } from "../../shell/me.ts";

export function EmailSection() {
  const { t } = useTranslation();
  const me = useMe();
  const rules = useRules();
  const [changing, setChanging] = useState(false);
  const [sentTo, setSentTo] = useState("");
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: { email: rules.email, password: rules.required },
  });
  const save = useSave("agent.request-email-change", form, {
    fields: { email_taken: "email", wrong_password: "password" },
    onDone: (_, { email }) => {
      setSentTo(email);
      setChanging(false);
      form.reset();
    },
  });
  return (
    <Section title={t("profile.email")} about={t("profile.emailAbout")}>
      <Group justify="space-between" mih={36}>
        <Group gap="sm">
          <Text>{me.email}</Text>
          {!me.emailConfirmed && (
            <Badge color="warn" variant="light" tt="none">
              {t("profile.unconfirmed")}
            </Badge>
          )}
        </Group>
        {!changing && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t("profile.changeEmail")}
          </Button>
        )}
      </Group>
      <Text role="status" c="dimmed">
        {sentTo && t("profile.emailSent", { email: sentTo })}
      </Text>
      {changing && (
        <form noValidate onSubmit={form.onSubmit(save.submit, focusFirst(form))} className="stack">
          <TextInput
            label={t("profile.newEmail")}
            type="email"
            autoComplete="email"
            autoFocus
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label={t("fields.currentPassword")}
            autoComplete="current-password"
            {...form.getInputProps("password")}
          />
          <Failure error={save.failure} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setChanging(false)}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={save.pending}>
              {t("profile.sendLink")}
            </Button>
          </Group>
        </form>
      )}
    </Section>
  );
}

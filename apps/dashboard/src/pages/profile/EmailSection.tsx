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
  // The address a mail went to, and whether it was asked for again.
  const [sent, setSent] = useState({ to: "", again: false });
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: { email: rules.email, password: rules.required },
  });
  const save = useSave("agent.request-email-change", form, {
    fields: { email_taken: "email", wrong_password: "password" },
    onDone: (_, { email }) => {
      setSent({ to: email, again: false });
      setChanging(false);
      form.reset();
    },
  });
  const resend = useSave("agent.resend-confirmation", null, {
    refresh: [],
    onDone: ({ email }) => setSent({ to: email, again: true }),
  });
  const waiting = !me.emailConfirmed || sent.to !== "";
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
          <Group gap="sm">
            {waiting && (
              <Button variant="default" loading={resend.pending} onClick={() => resend.submit({})}>
                {t("profile.sendAgain")}
              </Button>
            )}
            <Button variant="default" onClick={() => setChanging(true)}>
              {t("profile.changeEmail")}
            </Button>
          </Group>
        )}
      </Group>
      <Text role="status" c="dimmed" mb={changing ? "md" : 0}>
        {sent.to && t(sent.again ? "profile.emailAgain" : "profile.emailSent", { email: sent.to })}
      </Text>
      <Failure error={resend.failure} />
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

// Asks for a link to choose a new password; says the same whether or not the address has an account.

import { Anchor, Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Outside } from "../../parts/Outside.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

export function ForgotPassword() {
  const { t } = useTranslation();
  const rules = useRules();
  const [sentTo, setSentTo] = useState("");
  const form = useForm({ initialValues: { email: "" }, validate: { email: rules.email } });
  const save = useSave("agent.request-password-reset", form, { onDone: (_, { email }) => setSentTo(email) });
  const foot = (
    <Anchor component={Link} to="/sign-in">
      {t("forgot.back")}
    </Anchor>
  );
  if (sentTo)
    return <Outside title={t("forgot.sent")} about={t("forgot.sentTo", { email: sentTo })} foot={foot} />;
  return (
    <Outside title={t("forgot.title")} about={t("forgot.about")} foot={foot}>
      <form noValidate onSubmit={form.onSubmit(save.submit, focusFirst(form))} className="stack">
        <TextInput
          label={t("fields.email")}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps("email")}
        />
        <Failure error={save.failure} />
        <Button type="submit" fullWidth loading={save.pending}>
          {t("forgot.submit")}
        </Button>
      </form>
    </Outside>
  );
}

// Chooses a new password with the link from the mail.

import { Anchor, Button, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Outside } from "../../parts/Outside.tsx";
import { passwordLength, useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

export function ResetPassword() {
  const { t } = useTranslation();
  const { token = "" } = useSearch({ from: "/reset-password" });
  const rules = useRules();
  const [done, setDone] = useState(false);
  const form = useForm({ initialValues: { password: "" }, validate: { password: rules.password } });
  const save = useSave("agent.reset-password", form, { onDone: () => setDone(true) });
  const signIn = (
    <Anchor component={Link} to="/sign-in">
      {t("reset.signIn")}
    </Anchor>
  );
  if (done) return <Outside title={t("reset.done")} about={t("reset.doneAbout")} foot={signIn} />;
  return (
    <Outside title={t("reset.title")} foot={signIn}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ password }) => save.submit({ token, password }), focusFirst(form))}
        className="stack"
      >
        <PasswordInput
          label={t("fields.newPassword")}
          description={t("fields.passwordHint", { least: passwordLength })}
          autoComplete="new-password"
          autoFocus
          {...form.getInputProps("password")}
        />
        <Failure error={save.failure} />
        <Button type="submit" fullWidth loading={save.pending}>
          {t("reset.submit")}
        </Button>
      </form>
    </Outside>
  );
}

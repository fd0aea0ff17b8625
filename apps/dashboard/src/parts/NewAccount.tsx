// The fields of a new account, shared by set-up, sign-up and accepting an invitation.

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { passwordLength, useRules } from "./rules.ts";
import { focusFirst } from "./save.ts";
import { Failure } from "./Trouble.tsx";

export interface NewAccountValues {
  name: string;
  email: string;
  password: string;
}

/** An invitation fixes the address; without one it is typed. */
export function useNewAccount(email = ""): UseFormReturnType<NewAccountValues> {
  const rules = useRules();
  return useForm({
    initialValues: { name: "", email, password: "" },
    validate: { name: rules.required, email: rules.email, password: rules.password },
  });
}

interface Props {
  form: UseFormReturnType<NewAccountValues>;
  fixedEmail?: boolean;
  verb: string;
  pending: boolean;
  failure: Error | null;
  onSubmit: (values: NewAccountValues) => void;
}

export function NewAccount({ form, fixedEmail = false, verb, pending, failure, onSubmit }: Props) {
  const { t } = useTranslation();
  return (
    <form noValidate onSubmit={form.onSubmit(onSubmit, focusFirst(form))} className="stack">
      <TextInput label={t("fields.name")} autoComplete="name" autoFocus {...form.getInputProps("name")} />
      <TextInput
        label={t("fields.email")}
        type="email"
        autoComplete="username"
        readOnly={fixedEmail}
        {...form.getInputProps("email")}
      />
      <PasswordInput
        label={t("fields.password")}
        description={t("fields.passwordHint", { least: passwordLength })}
        autoComplete="new-password"
        {...form.getInputProps("password")}
      />
      <Failure error={failure} />
      <Button type="submit" fullWidth loading={pending}>
        {verb}
      </Button>
    </form>
  );
}

// Sign in: e-mail and password, then the second factor where the account has one.

import { Anchor, Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ParloError } from "@parlo/sdk";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct, useCall } from "../../api/calls.ts";
import { useEnter } from "../../parts/enter.ts";
import { Outside } from "../../parts/Outside.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { SecondFactor } from "./SecondFactor.tsx";

export function SignIn() {
  const { t } = useTranslation();
  const { next } = useSearch({ from: "/sign-in" });
  const enter = useEnter();
  const rules = useRules();
  const signIn = useAct("agent.sign-in", []);
  const instance = useCall("instance.get", {});
  const [step, setStep] = useState<"password" | "code">("password");
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: { email: rules.email, password: rules.required },
  });

  const attempt = (code?: string) =>
    signIn.mutate(code ? { ...form.getValues(), code } : form.getValues(), {
      onSuccess: () => enter(next),
      onError: (error) => {
        if (error instanceof ParloError && error.code === "two_factor_required") setStep("code");
      },
    });

  if (step === "code") {
    return (
      <SecondFactor
        pending={signIn.isPending}
        failure={wanted(signIn.error) ? null : signIn.error}
        onCode={attempt}
        onBack={() => {
          signIn.reset();
          setStep("password");
        }}
      />
    );
  }
  return (
    <Outside
      title={t("signIn.title")}
      foot={
        instance.data?.signUp === "open" && (
          <>
            {t("signIn.new")}{" "}
            <Anchor component={Link} to="/sign-up">
              {t("signUp.title")}
            </Anchor>
          </>
        )
      }
    >
      <form noValidate onSubmit={form.onSubmit(() => attempt(), focusFirst(form))} className="stack">
        <TextInput
          label={t("fields.email")}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("fields.password")}
          autoComplete="current-password"
          {...form.getInputProps("password")}
        />
        <Failure error={wanted(signIn.error) ? null : signIn.error} />
        <Button type="submit" fullWidth loading={signIn.isPending}>
          {t("signIn.submit")}
        </Button>
        <Anchor component={Link} to="/forgot-password" ta="center">
          {t("signIn.forgot")}
        </Anchor>
      </form>
    </Outside>
  );
}

/** The server asking for the code is the next step, not a failure. */
function wanted(error: Error | null): boolean {
  return error instanceof ParloError && error.code === "two_factor_required";
}

// A new account, where the instance lets anyone make one.

import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useEnter } from "../../parts/enter.ts";
import { NewAccount, useNewAccount } from "../../parts/NewAccount.tsx";
import { Outside } from "../../parts/Outside.tsx";
import { useSave } from "../../parts/save.ts";

export function SignUp() {
  const { t } = useTranslation();
  const enter = useEnter();
  const signUp = useCall("instance.get", {}).data?.signUp;
  const form = useNewAccount();
  const save = useSave("agent.sign-up", form, {
    refresh: [],
    fields: { email_taken: "email" },
    onDone: () => enter(),
  });
  const foot = (
    <>
      {t("signUp.have")}{" "}
      <Anchor component={Link} to="/sign-in">
        {t("signIn.title")}
      </Anchor>
    </>
  );
  if (signUp === "closed" || signUp === "invited") {
    return (
      <Outside
        title={t("signUp.title")}
        about={signUp === "closed" ? t("signUp.closed") : t("signUp.invited")}
        foot={foot}
      />
    );
  }
  return (
    <Outside title={t("signUp.title")} about={t("signUp.about")} foot={foot}>
      <NewAccount
        form={form}
        verb={t("signUp.submit")}
        pending={save.pending}
        failure={save.failure}
        onSubmit={(values) => save.submit({ ...values, language: currentLanguage() })}
      />
    </Outside>
  );
}

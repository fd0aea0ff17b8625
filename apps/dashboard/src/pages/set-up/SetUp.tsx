// First visit of a new installation: whoever holds the link the server printed becomes its owner.

import { Text } from "@mantine/core";
import { Navigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { useEnter } from "../../parts/enter.ts";
import { NewAccount, useNewAccount } from "../../parts/NewAccount.tsx";
import { Outside } from "../../parts/Outside.tsx";
import { useSave } from "../../parts/save.ts";

export function SetUp() {
  const { t } = useTranslation();
  const { token } = useSearch({ from: "/set-up" });
  const enter = useEnter();
  const instance = useCall("instance.get", {});
  const form = useNewAccount();
  // From then on there is an owner: it is this very person, who is on the way in.
  const [done, setDone] = useState(false);
  const save = useSave("instance.set-up", form, {
    refresh: [],
    fields: { email_taken: "email" },
    onDone: () => {
      setDone(true);
      enter();
    },
  });
  if (instance.data && !instance.data.setUpRequired && !done) return <Navigate to="/sign-in" replace />;
  if (!token) {
    return (
      <Outside title={t("setUp.title")} about={t("setUp.needsLink")}>
        <Text c="dimmed">{t("setUp.whereLink")}</Text>
      </Outside>
    );
  }
  return (
    <Outside title={t("setUp.title")} about={t("setUp.about")}>
      <NewAccount
        form={form}
        verb={t("setUp.submit")}
        pending={save.pending}
        failure={save.failure}
        onSubmit={(values) => save.submit({ ...values, token, language: currentLanguage() })}
      />
    </Outside>
  );
}

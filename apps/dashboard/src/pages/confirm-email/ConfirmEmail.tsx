// The link from the confirmation mail. Confirming takes a click: mail scanners open links, people press buttons.

import { Anchor, Button } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAct } from "../../api/calls.ts";
import { Outside } from "../../parts/Outside.tsx";
import { Failure } from "../../parts/Trouble.tsx";

export function ConfirmEmail() {
  const { t } = useTranslation();
  const { token = "" } = useSearch({ from: "/confirm-email" });
  const confirm = useAct("agent.confirm-email");
  const onwards = (
    <Anchor component={Link} to="/">
      {t("confirmEmail.onwards")}
    </Anchor>
  );
  if (confirm.isSuccess)
    return <Outside title={t("confirmEmail.done")} about={t("confirmEmail.doneAbout")} foot={onwards} />;
  return (
    <Outside title={t("confirmEmail.title")} about={t("confirmEmail.about")} foot={onwards}>
      <Failure error={confirm.error} />
      <Button fullWidth loading={confirm.isPending} onClick={() => confirm.mutate({ token })}>
        {t("confirmEmail.submit")}
      </Button>
    </Outside>
  );
}

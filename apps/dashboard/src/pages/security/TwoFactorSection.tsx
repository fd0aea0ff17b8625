// The second factor: on or off, and the recovery codes for a lost phone.

import { Badge, Button, Group } from "@mantine/core";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/Page.tsx";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { useMe } from "../../shell/me.ts";
import { EnableTwoFactor } from "./EnableTwoFactor.tsx";
import { PasswordDialog } from "./PasswordDialog.tsx";
import { RecoveryCodesDialog } from "./RecoveryCodes.tsx";

export function TwoFactorSection() {
  const { t } = useTranslation();
  const me = useMe();
  const [dialog, setDialog] = useState<"enable" | "disable" | "renew" | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const close = () => setDialog(null);
  const disable = useSave("agent.disable-two-factor", null, {
    onDone: () => {
      close();
      said(t("twoFactor.disabled"));
    },
  });
  const renew = useSave("agent.renew-recovery-codes", null, {
    onDone: ({ recoveryCodes }) => {
      close();
      setCodes(recoveryCodes);
    },
  });
  return (
    <Section
      title={t("twoFactor.title")}
      about={t("twoFactor.about")}
      action={
        me.twoFactor && (
          <Badge variant="light" tt="none" leftSection={<ShieldCheck size={14} aria-hidden />}>
            {t("twoFactor.on")}
          </Badge>
        )
      }
    >
      <Group gap="sm">
        {me.twoFactor ? (
          <>
            <Button variant="default" onClick={() => setDialog("renew")}>
              {t("twoFactor.renew")}
            </Button>
            <Button variant="default" color="danger" onClick={() => setDialog("disable")}>
              {t("twoFactor.disable")}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setDialog("enable")}>
            {t("twoFactor.enable")}
          </Button>
        )}
      </Group>
      <EnableTwoFactor opened={dialog === "enable"} onClose={close} />
      <PasswordDialog
        opened={dialog === "disable"}
        title={t("twoFactor.disableTitle")}
        about={t("twoFactor.disableAbout")}
        verb={t("twoFactor.disable")}
        danger
        save={disable}
        onClose={close}
      />
      <PasswordDialog
        opened={dialog === "renew"}
        title={t("twoFactor.renew")}
        about={t("twoFactor.renewAbout")}
        verb={t("twoFactor.renew")}
        save={renew}
        onClose={close}
      />
      <RecoveryCodesDialog codes={codes} onClose={() => setCodes([])} />
    </Section>
  );
}

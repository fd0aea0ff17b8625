// Turning the second factor on: password, then scan and confirm, then the recovery codes.

import { Button, Code, Group, Modal, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Result } from "../../api/calls.ts";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { PasswordDialog } from "./PasswordDialog.tsx";
import { RecoveryCodesDialog } from "./RecoveryCodes.tsx";
import classes from "./TwoFactor.module.css";

type Started = Result<"agent.start-two-factor">;

export function EnableTwoFactor({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [started, setStarted] = useState<Started | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const start = useSave("agent.start-two-factor", null, { onDone: setStarted });
  const close = () => {
    setStarted(null);
    setCodes([]);
    onClose();
  };
  if (codes.length > 0) return <RecoveryCodesDialog codes={codes} onClose={close} />;
  if (!started) {
    return (
      <PasswordDialog
        opened={opened}
        title={t("twoFactor.enableTitle")}
        about={t("twoFactor.passwordFirst")}
        verb={t("continue")}
        save={start}
        onClose={close}
      />
    );
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("twoFactor.enableTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <ScanAndConfirm started={started} onCodes={setCodes} onCancel={close} />
    </Modal>
  );
}

interface ScanProps {
  started: Started;
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}

function ScanAndConfirm({ started, onCodes, onCancel }: ScanProps) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({ initialValues: { code: "" }, validate: { code: rules.required } });
  const enable = useSave("agent.enable-two-factor", form, {
    fields: { two_factor_invalid: "code" },
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  return (
    <form noValidate onSubmit={form.onSubmit(enable.submit, focusFirst(form))} className="stack">
      <Text>{t("twoFactor.scan")}</Text>
      <img
        className={classes.qr}
        src={`data:image/svg+xml,${encodeURIComponent(started.qr)}`}
        width={192}
        height={192}
        alt={t("twoFactor.qr")}
      />
      <Group gap="xs" justify="center">
        <Text c="dimmed">{t("twoFactor.byHand")}</Text>
        <Code>{started.secret}</Code>
        <CopyButton value={started.secret} label={t("twoFactor.copySecret")} small />
      </Group>
      <TextInput
        label={t("fields.code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        {...form.getInputProps("code")}
      />
      <Failure error={enable.failure} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={enable.pending}>
          {t("twoFactor.confirm")}
        </Button>
      </Group>
    </form>
  );
}

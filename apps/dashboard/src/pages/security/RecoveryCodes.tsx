// The ten recovery codes, shown once.

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../parts/CopyButton.tsx";
import classes from "./TwoFactor.module.css";

export function RecoveryCodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const text = `${codes.join("\n")}\n`;
  return (
    <Modal
      opened={codes.length > 0}
      onClose={onClose}
      size={540}
      title={t("recovery.title")}
      closeOnClickOutside={false}
      withCloseButton={false}
    >
      <Stack>
        <Text>{t("recovery.about")}</Text>
        <ul className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Group justify="space-between">
          <Group gap="sm">
            <CopyButton value={text} label={t("recovery.copy")} />
            <Button
              variant="default"
              component="a"
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
              download="parlo-recovery-codes.txt"
              leftSection={<Download size={16} aria-hidden />}
            >
              {t("recovery.download")}
            </Button>
          </Group>
          <Button onClick={onClose}>{t("recovery.kept")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

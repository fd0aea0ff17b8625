// Asks once before something is destroyed; names the thing, and keeps the failure in sight.

import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "./Trouble.tsx";

interface Props {
  opened: boolean;
  title: string;
  children: ReactNode;
  /** What the button does: "Delete", "Remove". */
  verb: string;
  danger?: boolean;
  save: { pending: boolean; failure: Error | null; clear: () => void };
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm({ opened, title, children, verb, danger = true, save, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  // The next question starts without the last one's failure.
  const close = () => {
    save.clear();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        {children}
        <Failure error={save.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus={danger || undefined}>
            {t("cancel")}
          </Button>
          <Button color={danger ? "danger" : "accent"} loading={save.pending} onClick={onConfirm}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

// A new secret, with the old one counting for as long as the receiver needs to change over.

import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import type { Hook } from "./hook-form.ts";
import { SecretShown } from "./SecretShown.tsx";

const overlaps = { none: 0, hour: 3_600, day: 86_400, week: 604_800, month: 2_592_000 } as const;
type Overlap = keyof typeof overlaps;

export function RotateSecret({
  propertyId,
  hook,
  onClose,
}: {
  propertyId: string;
  hook: Hook;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [overlap, setOverlap] = useState<Overlap>("day");
  const [secret, setSecret] = useState("");
  const rotate = useSave("webhooks.rotate-secret", null, { onDone: (made) => setSecret(made.secret) });
  const held = secret !== "" || rotate.pending;
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={secret ? t("webhooks.secretTitle") : t("webhooks.rotateTitle", { name: hook.name })}
      closeOnClickOutside={!held}
      closeOnEscape={!held}
      withCloseButton={!held}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {secret ? (
        <SecretShown secret={secret} onClose={onClose} />
      ) : (
        <Stack>
          <Text>{t("webhooks.rotateAbout")}</Text>
          <Select
            label={t("webhooks.overlap")}
            description={overlap === "none" ? t("webhooks.overlapNone") : t("webhooks.overlapHint")}
            data={(Object.keys(overlaps) as Overlap[]).map((value) => ({
              value,
              label: t(`keys.overlapChoice.${value}`),
            }))}
            value={overlap}
            onChange={(value) => value && setOverlap(value as Overlap)}
          />
          <Failure error={rotate.failure} />
          <Group justify="flex-end">
            <Button variant="default" disabled={rotate.pending} onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              loading={rotate.pending}
              onClick={() =>
                rotate.submit({ propertyId, hookId: hook.hookId, overlapSeconds: overlaps[overlap] })
              }
            >
              {t("webhooks.rotate")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

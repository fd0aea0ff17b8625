// Replaces a key by a new one, leaving the old one valid for as long as its users need to change over.

import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import type { ApiKey } from "./KeyList.tsx";
import { KeyShown } from "./KeyShown.tsx";

const overlaps = { none: 0, hour: 3_600, day: 86_400, week: 604_800, month: 2_592_000 } as const;
type Overlap = keyof typeof overlaps;

export function RotateKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  const [overlap, setOverlap] = useState<Overlap>("day");
  const [secret, setSecret] = useState("");
  const rotate = useSave("keys.rotate", null, { onDone: ({ key }) => setSecret(key) });
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={secret ? t("keys.shownTitle") : t("keys.rotateTitle", { name: apiKey.name })}
      closeOnClickOutside={!(secret || rotate.pending)}
      closeOnEscape={!(secret || rotate.pending)}
      withCloseButton={!(secret || rotate.pending)}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {secret ? (
        <KeyShown secret={secret} onClose={onClose} />
      ) : (
        <Stack>
          <Text>{t("keys.rotateAbout")}</Text>
          <Select
            label={t("keys.overlapLabel")}
            data={(Object.keys(overlaps) as Overlap[]).map((value) => ({
              value,
              label: t(`keys.overlapChoice.${value}`),
            }))}
            value={overlap}
            onChange={(value) => value && setOverlap(value)}
          />
          <Failure error={rotate.failure} />
          <Group justify="flex-end">
            <Button variant="default" disabled={rotate.pending} onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              loading={rotate.pending}
              onClick={() => rotate.submit({ keyId: apiKey.keyId, overlapSeconds: overlaps[overlap] })}
            >
              {t("keys.rotate")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

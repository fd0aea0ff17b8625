// After an outage: how far back, how many that is, and then exactly how many are sent again.

import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Result, useTotal } from "../../api/calls.ts";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import type { Hook } from "./hook-form.ts";
import { localOf, momentOf, outageBegan } from "./spans.ts";

const HOUR_MS = 3_600_000;
const choices = ["outage", "day", "week", "own"] as const;
type Since = (typeof choices)[number];

interface Props {
  propertyId: string;
  hook: Hook;
  onClose: () => void;
}

export function RecoverDialog({ propertyId, hook, onClose }: Props) {
  const { t } = useTranslation();
  const began = outageBegan(hook);
  const [opened] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);
  const [since, setSince] = useState<Since>(began === undefined ? "day" : "outage");
  const [own, setOwn] = useState(() => localOf(opened - HOUR_MS));
  const [done, setDone] = useState<Result<"webhooks.recover"> | null>(null);
  const recover = useSave("webhooks.recover", null, { onDone: setDone });
  const turnOn = useSave("webhooks.update", null, {
    said: t("webhooks.nowOn", { name: hook.name }),
    onDone: onClose,
  });
  const moment = {
    outage: began,
    day: new Date(opened - 24 * HOUR_MS).toISOString(),
    week: new Date(opened - 168 * HOUR_MS).toISOString(),
    own: momentOf(own),
  }[since];
  const at = { propertyId, hookId: hook.hookId };
  const waiting = useTotal(
    "webhooks.list-deliveries",
    { ...at, status: "failed", ...(moment && { startDate: moment }) },
    moment !== undefined && !done,
  );
  const offered = choices.filter((choice) => choice !== "outage" || began !== undefined);

  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t("webhooks.recoverTitle", { name: hook.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {done ? (
        <Stack>
          <Alert color="accent" icon={<Check size={20} aria-hidden />} role="status">
            {t("webhooks.recovered", { count: done.count })}
          </Alert>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t("close")}</Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Text>{t(hook.enabled ? "webhooks.recoverAbout" : "webhooks.recoverAboutOff")}</Text>
          <Select
            label={t("webhooks.recoverSince")}
            data={offered.map((value) => ({ value, label: t(`webhooks.recoverChoice.${value}`) }))}
            value={since}
            onChange={(value) => value && setSince(value as Since)}
          />
          {since === "own" && (
            <TextInput
              type="datetime-local"
              label={t("webhooks.moment")}
              value={own}
              error={moment === undefined && t("rules.required")}
              onChange={(event) => setOwn(event.currentTarget.value)}
            />
          )}
          <Text c="dimmed" aria-live="polite" mih="1.45em">
            {waiting.data !== undefined && t("webhooks.recoverCount", { count: waiting.data })}
          </Text>
          <Failure error={recover.failure ?? turnOn.failure} />
          <Group justify="flex-end">
            {!hook.enabled && (
              <Button
                variant="subtle"
                color="gray"
                mr="auto"
                loading={turnOn.pending}
                onClick={() => turnOn.submit({ ...at, enabled: true })}
              >
                {t("webhooks.onlyOn")}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              disabled={moment === undefined}
              loading={recover.pending}
              onClick={() => moment && recover.submit({ ...at, startDate: moment })}
            >
              {t("webhooks.recover")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

// Sends an example of an event and shows what comes of it, try by try.

import { Alert, Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { DeliveryView, useDelivery } from "./DeliveryView.tsx";
import { type Hook, hearsOf } from "./hook-form.ts";
import { useEvents } from "./use-events.ts";

export function TestDialog({
  propertyId,
  hook,
  onClose,
}: {
  propertyId: string;
  hook: Hook;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { groups, words } = useEvents(propertyId);
  const known = groups.flatMap(({ events }) => events.map(({ event }) => event));
  const [chosen, setChosen] = useState<string | null>(null);
  const heard = known.find((event) => hearsOf(hook.events, event));
  const event = chosen ?? heard ?? known[0] ?? null;
  const [deliveryId, setDeliveryId] = useState<string | null>(null);
  const send = useSave("webhooks.test", null, { onDone: (made) => setDeliveryId(made.deliveryId) });
  const { hookId } = hook;
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t("webhooks.testTitle", { name: hook.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text>{t("webhooks.testAbout")}</Text>
        {!hook.enabled && <Alert color="warn">{t("webhooks.testOff")}</Alert>}
        <Group align="flex-end" wrap="nowrap">
          <Select
            label={t("webhooks.event")}
            data={groups.map(({ label, events }) => ({
              group: label,
              items: events.map((one) => ({ value: one.event, label: words(one.event) })),
            }))}
            value={event}
            onChange={setChosen}
            searchable
            flex={1}
            data-autofocus
          />
          <Button
            leftSection={<Send size={16} aria-hidden />}
            loading={send.pending}
            disabled={!event || !hook.enabled}
            onClick={() => event && send.submit({ propertyId, hookId, event })}
          >
            {deliveryId ? t("webhooks.testMore") : t("webhooks.testSend")}
          </Button>
        </Group>
        <Failure error={send.failure} />
        {deliveryId && <Outcome key={deliveryId} at={{ propertyId, hookId, deliveryId }} />}
      </Stack>
    </Modal>
  );
}

function Outcome({ at }: { at: Parameters<typeof useDelivery>[0] }) {
  return (
    <div>
      <DeliveryView query={useDelivery(at)} />
    </div>
  );
}

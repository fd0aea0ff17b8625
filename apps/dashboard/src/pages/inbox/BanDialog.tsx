// Keeps a visitor out: why, for how long, and whether the address they come from is kept out too.

import { Button, Checkbox, Group, Modal, Select, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { InboxChat } from "@parlo/sdk";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../../api/calls.ts";
import { useInbox } from "../../live/live.tsx";
import { said } from "../../parts/said.tsx";
import { Failure } from "../../parts/Trouble.tsx";

const DAY_MS = 86_400_000;
const spans = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, forever: undefined } as const;
type Span = keyof typeof spans;
const names: readonly Span[] = ["day", "week", "month", "forever"];

export function BanDialog({ chat, onClose }: { chat: InboxChat; onClose: () => void }) {
  const { t } = useTranslation();
  const { propertyId } = useInbox();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const form = useForm({ initialValues: { reason: "", span: "forever" as string, address: false } });
  const ban = async ({ reason, span, address }: typeof form.values) => {
    const ms = spans[names.find((one) => one === span) ?? "forever"];
    const more = {
      ...(reason.trim() && { reason: reason.trim() }),
      ...(ms && { expiresOn: new Date(Date.now() + ms).toISOString() }),
    };
    setPending(true);
    setFailure(null);
    try {
      // The address first: banning the visitor ends the chat, and this dialog with it.
      if (address) await client.call("bans.create", { propertyId, ip: chat.ip, ...more });
      await client.call("bans.create", { propertyId, visitorId: chat.visitor.id, ...more });
      said(t("inbox.ban.done", { name: chat.visitor.name }));
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
    setPending(false);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inbox.ban.title", { name: chat.visitor.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate className="stack" onSubmit={form.onSubmit((values) => void ban(values))}>
        <Text>{t("inbox.ban.text")}</Text>
        <TextInput
          label={t("inbox.ban.reason")}
          description={t("inbox.ban.reasonHint")}
          maxLength={500}
          data-autofocus
          {...form.getInputProps("reason")}
        />
        <Select
          label={t("inbox.ban.span")}
          data={names.map((value) => ({ value, label: t(`inbox.ban.spans.${value}`) }))}
          {...form.getInputProps("span")}
        />
        {chat.ip && (
          <Checkbox
            label={t("inbox.ban.address", { ip: chat.ip })}
            description={t("inbox.ban.addressHint")}
            {...form.getInputProps("address", { type: "checkbox" })}
          />
        )}
        <Failure error={failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" color="danger" loading={pending}>
            {t("inbox.act.ban")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

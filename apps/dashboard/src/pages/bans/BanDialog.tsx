// Banning: an address, a range, or a visitor; with a reason for colleagues, and an end.

import {
  Button,
  Checkbox,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useRules } from "../../parts/rules.ts";
import { said } from "../../parts/said.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

export interface Banned {
  readonly id: string;
  readonly name: string;
  readonly ip?: string | undefined;
}

interface Props {
  propertyId: string;
  /** Whom to ban, when that is settled already. */
  visitor?: Banned;
  onClose: () => void;
}

const HOUR_MS = 3_600_000;
const lengths = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS, month: 720 * HOUR_MS } as const;
type Length = keyof typeof lengths | "never";
const choices: readonly Length[] = ["hour", "day", "week", "month", "never"];

export function BanDialog({ propertyId, visitor, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      kind: visitor ? "visitor" : "ip",
      ip: "",
      visitorId: visitor?.id ?? "",
      alsoIp: false,
      reason: "",
      length: "never" as Length,
    },
    validate: {
      ip: (ip, { kind }) => (kind === "ip" ? rules.required(ip) : null),
      visitorId: (id, { kind }) => (kind === "visitor" ? rules.required(id) : null),
    },
  });
  const fields = { already_banned: form.values.kind === "ip" ? "ip" : "visitorId" };
  const alsoIp = useSave("bans.create", null, { noted: true });
  const create = useSave("bans.create", visitor ? null : form, {
    fields,
    refresh: ["bans", "visitor", "chat"],
    onDone: ({ ip, visitorName }, { reason, expiresOn }) => {
      said(t("bans.banned", { name: ip ?? visitorName ?? t("bans.visitor") }));
      if (form.values.alsoIp && visitor?.ip)
        alsoIp.submit({
          propertyId,
          ip: visitor.ip,
          ...(reason && { reason }),
          ...(expiresOn && { expiresOn }),
        });
      onClose();
    },
  });
  const submit = ({ kind, ip, visitorId, reason, length }: typeof form.values) =>
    create.submit({
      propertyId,
      ...(kind === "ip" ? { ip: ip.trim() } : { visitorId: visitorId.trim() }),
      ...(reason.trim() && { reason: reason.trim() }),
      ...(length !== "never" && { expiresOn: new Date(Date.now() + lengths[length]).toISOString() }),
    });

  return (
    <Modal
      opened
      onClose={onClose}
      title={visitor ? t("bans.banTitle", { name: visitor.name }) : t("bans.add")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        {visitor ? (
          <Text>{t("bans.effect")}</Text>
        ) : (
          <>
            <SegmentedControl
              fullWidth
              aria-label={t("bans.what")}
              data={[
                { value: "ip", label: t("bans.addressOrRange") },
                { value: "visitor", label: t("bans.visitor") },
              ]}
              {...form.getInputProps("kind")}
            />
            {form.values.kind === "ip" ? (
              <TextInput
                label={t("bans.addressOrRange")}
                description={t("bans.addressHint")}
                placeholder="203.0.113.7"
                autoComplete="off"
                spellCheck={false}
                data-autofocus
                {...form.getInputProps("ip")}
              />
            ) : (
              <TextInput
                label={t("bans.visitorId")}
                description={t("bans.visitorIdHint")}
                autoComplete="off"
                spellCheck={false}
                {...form.getInputProps("visitorId")}
              />
            )}
          </>
        )}
        <Textarea
          label={t("bans.reason")}
          description={t("bans.reasonHint")}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={500}
          data-autofocus={visitor ? true : undefined}
          {...form.getInputProps("reason")}
        />
        <Select
          label={t("bans.ends")}
          data={choices.map((value) => ({ value, label: t(`bans.length.${value}`) }))}
          {...form.getInputProps("length")}
        />
        {visitor?.ip && (
          <Checkbox
            label={t("bans.alsoAddress", { ip: visitor.ip })}
            description={t("bans.alsoAddressHint")}
            {...form.getInputProps("alsoIp", { type: "checkbox" })}
          />
        )}
        <Failure error={create.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" color="danger" loading={create.pending}>
            {t("bans.ban")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

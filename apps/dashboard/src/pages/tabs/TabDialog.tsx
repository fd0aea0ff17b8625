// Adding a tab or changing one, and its secret, once.

import { Alert, Anchor, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Item } from "../../api/calls.ts";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import classes from "./Tabs.module.css";

type Tab = Item<"tabs.list">;

interface Props {
  propertyId: string;
  /** Absent for a new one. */
  tab: Tab | undefined;
  onClose: () => void;
}

export function TabDialog({ propertyId, tab, onClose }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  const [secret, setSecret] = useState<string>();
  const form = useForm<{ kind: Tab["kind"]; name: string; url: string }>({
    initialValues: { kind: tab?.kind ?? "panel", name: tab?.name ?? "", url: tab?.url ?? "" },
    validate: { name: rules.required, url: rules.required },
  });
  const add = useSave("tabs.add", form, { onDone: (made) => setSecret(made.secret) });
  const update = useSave("tabs.update", form, { said: t("tabs.saved"), onDone: onClose });
  const rotate = useSave("tabs.rotate-secret", null, { onDone: (made) => setSecret(made.secret) });
  return (
    <Modal
      opened
      onClose={onClose}
      title={secret ? t("tabs.secret") : tab ? t("tabs.edit") : t("tabs.add")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {secret ? (
        <SecretShown secret={secret} onClose={onClose} />
      ) : (
        <form
          noValidate
          className="stack"
          onSubmit={form.onSubmit(({ kind, name, url }) => {
            if (tab) update.submit({ propertyId, tabId: tab.tabId, name, url });
            else add.submit({ propertyId, kind, name, url });
          }, focusFirst(form))}
        >
          {!tab && (
            <div>
              <SegmentedControl
                fullWidth
                aria-label={t("tabs.where")}
                data={(["panel", "page"] as const).map((value) => ({
                  value,
                  label: t(`tabs.kinds.${value}`),
                }))}
                {...form.getInputProps("kind")}
              />
              <Text c="dimmed" size="sm" mt={4}>
                {t(`tabs.kindHints.${form.values.kind}`)}
              </Text>
            </div>
          )}
          <TextInput
            label={t("fields.name")}
            data-autofocus
            autoComplete="off"
            {...form.getInputProps("name")}
          />
          <TextInput
            label={t("tabs.url")}
            description={t("tabs.urlHint")}
            placeholder="https://example.com/parlo"
            type="url"
            autoComplete="off"
            {...form.getInputProps("url")}
          />
          <Failure error={add.failure ?? update.failure ?? rotate.failure} />
          <Group justify={tab ? "space-between" : "flex-end"}>
            {tab && (
              <Button
                variant="subtle"
                color="gray"
                loading={rotate.pending}
                onClick={() => rotate.submit({ propertyId, tabId: tab.tabId })}
              >
                {t("tabs.rotate")}
              </Button>
            )}
            <Group>
              <Button variant="default" onClick={onClose}>
                {t("cancel")}
              </Button>
              <Button type="submit" loading={add.pending || update.pending}>
                {tab ? t("save") : t("create")}
              </Button>
            </Group>
          </Group>
        </form>
      )}
    </Modal>
  );
}

function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="warn" icon={<TriangleAlert size={20} aria-hidden />}>
        {t("tabs.secretOnce")}
      </Alert>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          label={t("tabs.secret")}
          value={secret}
          readOnly
          flex={1}
          classNames={{ input: classes.code }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={secret} label={t("tabs.copySecret")} />
      </Group>
      <Text c="dimmed">
        {t("tabs.secretFor")}{" "}
        <Anchor href="/docs/tabs" target="_blank">
          {t("tabs.guide")}
        </Anchor>
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t("tabs.kept")}</Button>
      </Group>
    </Stack>
  );
}

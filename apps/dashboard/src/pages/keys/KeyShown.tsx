// The key itself, once, with a command that tries it.

import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../parts/CopyButton.tsx";
import classes from "./CreateKey.module.css";

export function KeyShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  const command = `curl -X POST ${location.origin}/v1/agent.me \\\n  -u '${secret}:'`;
  return (
    <Stack>
      <Alert color="warn" icon={<TriangleAlert size={20} aria-hidden />}>
        {t("keys.shownOnce")}
      </Alert>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          label={t("keys.key")}
          value={secret}
          readOnly
          flex={1}
          classNames={{ input: classes.secret }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={secret} label={t("keys.copy")} />
      </Group>
      <div>
        <Group justify="space-between" mb={4}>
          <Text fw={500}>{t("keys.try")}</Text>
          <CopyButton value={command} label={t("keys.copyCommand")} small />
        </Group>
        <pre className={classes.command}>{command}</pre>
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t("keys.kept")}</Button>
      </Group>
    </Stack>
  );
}

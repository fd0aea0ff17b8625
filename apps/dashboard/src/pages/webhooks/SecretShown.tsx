// A webhook's secret, once, with what it is for and how to use it.

import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../parts/CopyButton.tsx";
import classes from "./Webhooks.module.css";

const sample = `import { Webhook } from "standardwebhooks";

const hook = new Webhook(process.env.WEBHOOK_SECRET);
// Throws unless the secret signed it. The body as it came, not parsed.
const event = hook.verify(body, request.headers);`;

export function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="warn" icon={<TriangleAlert size={20} aria-hidden />}>
        {t("webhooks.secretOnce")}
      </Alert>
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <TextInput
          label={t("webhooks.secret")}
          value={secret}
          readOnly
          flex={1}
          classNames={{ input: classes.code }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={secret} label={t("webhooks.copySecret")} />
      </Group>
      <Text>{t("webhooks.secretFor")}</Text>
      <div>
        <Group justify="space-between" mb={4}>
          <Text fw={500}>{t("webhooks.verify")}</Text>
          <CopyButton value={sample} label={t("webhooks.copySample")} small />
        </Group>
        <pre className={classes.text}>{sample}</pre>
      </div>
      <Text c="dimmed">
        {t("webhooks.secretOther")}{" "}
        <Anchor href="/docs/webhooks" target="_blank">
          {t("webhooks.guide")}
        </Anchor>
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t("webhooks.kept")}</Button>
      </Group>
    </Stack>
  );
}

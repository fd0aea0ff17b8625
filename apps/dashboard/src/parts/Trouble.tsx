// Something could not be read or written: what happened, what is safe, what to do, and the request id to quote.

import { Alert, Button, Group, Text } from "@mantine/core";
import { ParloError } from "@parlo/sdk";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "./CopyButton.tsx";
import { errorText } from "./error-text.ts";
import { reasonText } from "./reason-text.ts";

/** A list or a page that could not be loaded. */
export function Trouble({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="danger" icon={<CircleAlert size={20} aria-hidden />} title={t("trouble.loading")}>
      <Text>{errorText(t, error)}</Text>
      <Text c="dimmed">{t("trouble.safe")}</Text>
      <Group mt="sm" gap="sm">
        <Button variant="default" size="xs" onClick={onRetry}>
          {t("trouble.retry")}
        </Button>
        <RequestId error={error} />
      </Group>
    </Alert>
  );
}

/** A form or a button that was refused; renders nothing while there is no failure. */
export function Failure({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  // A refusal of one field repeats itself in its detail.
  const details =
    error instanceof ParloError ? error.details.filter(({ reason }) => reason !== error.message) : [];
  return (
    <Alert color="danger" icon={<CircleAlert size={20} aria-hidden />} role="alert">
      <Text>{errorText(t, error)}</Text>
      {details.map(({ path, reason }) => (
        <Text key={path} c="dimmed">
          {path}: {reasonText(t, reason)}
        </Text>
      ))}
      {!(error instanceof ParloError && error.status === 401) && <RequestId error={error} />}
    </Alert>
  );
}

function RequestId({ error }: { error: Error }) {
  const { t } = useTranslation();
  if (!(error instanceof ParloError) || !error.requestId) return null;
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="xs" c="dimmed">
        {t("trouble.requestId")} <code>{error.requestId}</code>
      </Text>
      <CopyButton value={error.requestId} label={t("trouble.copyId")} small />
    </Group>
  );
}

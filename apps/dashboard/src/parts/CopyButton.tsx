// Copies a text and says so, to the eye and to the screen reader.

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { Check, Copy } from "lucide-react";
import { useTranslation } from "react-i18next";

interface Props {
  value: string;
  label: string;
  small?: boolean;
}

export function CopyButton({ value, label, small = false }: Props) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 2000 });
  const said = clipboard.copied ? t("copy.done") : label;
  const icon = clipboard.copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />;
  return (
    <>
      {small ? (
        <Tooltip label={said}>
          <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => clipboard.copy(value)}>
            {icon}
          </ActionIcon>
        </Tooltip>
      ) : (
        <Button
          flex="none"
          variant="default"
          leftSection={icon}
          miw={120}
          onClick={() => clipboard.copy(value)}
        >
          {said}
        </Button>
      )}
      <span className="visually-hidden" aria-live="polite">
        {clipboard.copied ? t("copy.done") : ""}
      </span>
    </>
  );
}

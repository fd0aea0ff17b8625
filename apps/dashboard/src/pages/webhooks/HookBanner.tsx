// A webhook that the server turned off says so where it cannot be missed, with the one thing to do about it.

import { Alert, Button, Group, Text } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { When } from "../../parts/When.tsx";
import type { Hook } from "./hook-form.ts";

export function HookBanner({ hook, onRecover }: { hook: Hook; onRecover: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { name, disabledBecause, disabledOn } = hook;
  if (!disabledBecause) return null;
  return (
    <Alert
      color="danger"
      icon={<TriangleAlert size={20} aria-hidden />}
      title={t("webhooks.banner.title", { name })}
    >
      <Group justify="space-between" align="flex-end" gap="md">
        <div>
          <Text>
            {t(`webhooks.banner.${disabledBecause}`)} {disabledOn && <When at={disabledOn} />}
          </Text>
          <Text c="dimmed">{t("webhooks.banner.kept")}</Text>
        </div>
        {onRecover && (
          <Button variant="default" onClick={onRecover} aria-label={t("webhooks.recoverOf", { name })}>
            {t("webhooks.recover")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

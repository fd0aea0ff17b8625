// What can be done to a webhook, the same from its row and from its own page.

import { ActionIcon, Menu, Switch, Text } from "@mantine/core";
import { Ellipsis, KeyRound, PenLine, RotateCcw, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../parts/Confirm.tsx";
import { useSave } from "../../parts/save.ts";
import { HookDialog } from "./HookDialog.tsx";
import type { Hook } from "./hook-form.ts";
import { RecoverDialog } from "./RecoverDialog.tsx";
import { RotateSecret } from "./RotateSecret.tsx";
import { TestDialog } from "./TestDialog.tsx";

const acts = ["edit", "test", "recover", "rotate", "delete"] as const;
export type Act = (typeof acts)[number];
const icons = { edit: PenLine, test: Send, recover: RotateCcw, rotate: KeyRound, delete: Trash2 } as const;

/** One dialog at a time, for whichever webhook it was opened. */
export function useActing() {
  const [acting, setActing] = useState<{ what: Act; hookId: string } | null>(null);
  return {
    acting,
    act: (what: Act, hook: Hook) => setActing({ what, hookId: hook.hookId }),
    close: () => setActing(null),
  };
}

type Acting = ReturnType<typeof useActing>;

export function HookMenu({ hook, act }: { hook: Hook; act: Acting["act"] }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("actionsFor", { name: hook.name })}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((what) => {
          const Icon = icons[what];
          // Somebody turned it off: there is nothing to try or to send before it is on again.
          const idle = !hook.enabled && (what === "test" || (what === "recover" && !hook.disabledBecause));
          return (
            <Menu.Item
              key={what}
              leftSection={<Icon size={16} aria-hidden />}
              {...(what === "delete" && { color: "danger" })}
              disabled={idle}
              onClick={() => act(what, hook)}
            >
              {t(`webhooks.act.${what}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

export function HookSwitch({
  propertyId,
  hook,
  act,
}: {
  propertyId: string;
  hook: Hook;
  act: Acting["act"] | undefined;
}) {
  const { t } = useTranslation();
  const turn = useSave("webhooks.update", null, { noted: true });
  return (
    <Switch
      aria-label={t("webhooks.onOff", { name: hook.name })}
      checked={hook.enabled}
      disabled={!act || turn.pending}
      onChange={(event) => {
        const enabled = event.currentTarget.checked;
        // What happened meanwhile was kept: whether it is wanted is asked.
        if (enabled && hook.disabledBecause) act?.("recover", hook);
        else turn.submit({ propertyId, hookId: hook.hookId, enabled });
      }}
    />
  );
}

interface DialogProps {
  propertyId: string;
  hooks: Hook[];
  acting: Acting["acting"];
  onClose: () => void;
  onDeleted?: () => void;
}

export function HookDialogs({ propertyId, hooks, acting, onClose, onDeleted }: DialogProps) {
  const hook = hooks.find(({ hookId }) => hookId === acting?.hookId);
  if (!acting || !hook) return null;
  const props = { propertyId, hook, onClose };
  return {
    edit: <HookDialog {...props} />,
    test: <TestDialog {...props} />,
    recover: <RecoverDialog {...props} />,
    rotate: <RotateSecret {...props} />,
    delete: <DeleteHook {...props} onDeleted={onDeleted} />,
  }[acting.what];
}

function DeleteHook({
  propertyId,
  hook,
  onClose,
  onDeleted,
}: {
  propertyId: string;
  hook: Hook;
  onClose: () => void;
  onDeleted: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { name, hookId } = hook;
  const remove = useSave("webhooks.delete", null, {
    said: t("webhooks.deleted", { name }),
    onDone: () => {
      onClose();
      onDeleted?.();
    },
  });
  return (
    <Confirm
      opened
      title={t("webhooks.deleteTitle", { name })}
      verb={t("delete")}
      save={remove}
      onConfirm={() => remove.submit({ propertyId, hookId })}
      onClose={onClose}
    >
      <Text>{t("webhooks.deleteText")}</Text>
    </Confirm>
  );
}

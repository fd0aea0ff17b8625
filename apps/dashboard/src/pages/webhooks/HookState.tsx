// Whether a webhook is sent anything, and how that goes: a shape and words, never a colour alone.

import { useTranslation } from "react-i18next";
import { When } from "../../parts/When.tsx";
import type { Hook } from "./hook-form.ts";
import classes from "./Webhooks.module.css";

export function HookState({ hook }: { hook: Hook }) {
  const { t } = useTranslation();
  const { enabled, disabledBecause, disabledOn, firstFailedOn } = hook;
  if (disabledBecause)
    return (
      <State tone="danger" text={t(`webhooks.off.${disabledBecause}`)}>
        {disabledOn && <When at={disabledOn} />}
      </State>
    );
  if (!enabled) return <State tone="muted" text={t("webhooks.state.off")} />;
  if (firstFailedOn)
    return (
      <State tone="warn" text={t("webhooks.state.failing")}>
        {t("webhooks.since")} <When at={firstFailedOn} />
      </State>
    );
  return <State tone="good" text={t("webhooks.state.on")} />;
}

function State({
  tone,
  text,
  children,
}: {
  tone: "good" | "warn" | "danger" | "muted";
  text: string;
  children?: React.ReactNode;
}) {
  return (
    <div>
      <span className={classes.state} data-tone={tone}>
        <span className={classes.mark} data-tone={tone} aria-hidden />
        {text}
      </span>
      {children && <div className={classes.small}>{children}</div>}
    </div>
  );
}

// What became of a delivery, as a shape and a word.

import { useTranslation } from "react-i18next";
import type { Item } from "../../api/calls.ts";
import classes from "./Webhooks.module.css";

export type Delivery = Item<"webhooks.list-deliveries">;

const tones = { delivered: "good", failed: "danger", pending: "warn" } as const;

export function DeliveryStatus({ status }: { status: Delivery["status"] }) {
  const { t } = useTranslation();
  return (
    <span className={classes.state} data-tone={tones[status]}>
      <span className={classes.mark} data-tone={tones[status]} aria-hidden />
      {t(`webhooks.one.${status}`)}
    </span>
  );
}

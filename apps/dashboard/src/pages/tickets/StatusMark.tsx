// The status of a ticket: a shape and a colour in lists, with its word where there is room.

import type { Ticket } from "@parlo/sdk";
import { CircleCheck, CircleDot, CirclePause } from "lucide-react";
import { useTranslation } from "react-i18next";
import classes from "./Tickets.module.css";

const icons = { open: CircleDot, pending: CirclePause, closed: CircleCheck };

export function StatusMark({ status, worded = false }: { status: Ticket["status"]; worded?: boolean }) {
  const { t } = useTranslation();
  const Icon = icons[status];
  const word = t(`tickets.status.${status}`);
  return (
    <span className={classes.status} data-status={status} data-worded={worded || undefined}>
      <Icon size={16} aria-hidden />
      <span className={worded ? undefined : "visually-hidden"}>{word}</span>
    </span>
  );
}

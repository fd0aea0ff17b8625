// Draft, published or archived: the shape tells as well as the colour.

import { useTranslation } from "react-i18next";
import classes from "./KnowledgeBase.module.css";
import type { Status } from "./kb.ts";

/** `of` names what has it, where the word alone would not tell. */
export function StatusMark({ status, of }: { status: Status; of?: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.status} data-status={status}>
      <span className={classes.dot} data-status={status} aria-hidden />
      {of && <span className={classes.of}>{of}</span>}
      <span className={of ? "visually-hidden" : undefined}>{t(`kb.status.${status}`)}</span>
    </span>
  );
}

// Parts of the visitor panel: a titled part, and one fact with the way to copy it.

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../parts/CopyButton.tsx";
import classes from "./VisitorPanel.module.css";

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{title}</h3>
      {children}
    </section>
  );
}

export function Fact({ name, value, copy }: { name: string; value: ReactNode; copy?: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>
        <span className={classes.value}>{value}</span>
        {copy && <CopyButton value={copy} label={t("inbox.panel.copy", { name })} small />}
      </dd>
    </div>
  );
}

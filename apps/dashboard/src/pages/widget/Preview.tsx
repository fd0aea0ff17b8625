// A drawing of the window in its colours, with text as visitors will be able to read it.

import { readableOn } from "@parlo/ui";
import { MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import classes from "./ChatWidget.module.css";

interface Props {
  name: string;
  header: string;
  visitor: string;
  left: boolean;
}

export function Preview({ name, header, visitor, left }: Props) {
  const { t } = useTranslation();
  const head = colours(header, "#0B6E5F");
  const own = colours(visitor, head.background);
  return (
    <div className={classes.stage} data-left={left || undefined} aria-hidden>
      <div className={classes.window}>
        <div className={classes.windowHead} style={head}>
          <b>{name}</b>
          <small>{t("widget.preview.status")}</small>
        </div>
        <div className={classes.talk}>
          <p className={classes.theirs}>{t("widget.preview.agent")}</p>
          <p className={classes.own} style={own}>
            {t("widget.preview.visitor")}
          </p>
        </div>
      </div>
      <div className={classes.launcher} style={head}>
        <MessageCircle size={20} />
      </div>
    </div>
  );
}

/** While a colour is being typed, the one before it stays. */
function colours(wanted: string, otherwise: string) {
  const background = /^#[0-9a-f]{6}$/i.test(wanted) ? wanted : otherwise;
  return { background, color: readableOn(background) };
}

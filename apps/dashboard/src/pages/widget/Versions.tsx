// How the widget was before, and going back to that.

import { Button, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll, useCall } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Section } from "../../parts/Page.tsx";
import { useSave } from "../../parts/save.ts";
import { When } from "../../parts/When.tsx";
import classes from "./ChatWidget.module.css";
import { settingNames } from "./setting-names.ts";
import type { SectionProps } from "./widget-settings.ts";

type Version = Item<"widgets.list-versions">;
const SHOWN = 6;
const NAMED = 3;

export function Versions({ propertyId, widget, manage, onReverted }: SectionProps & { onReverted(): void }) {
  const { t } = useTranslation();
  const { widgetId, settingsVersion: current } = widget;
  const versions = useAll("widgets.list-versions", { propertyId, widgetId }).data ?? [];
  const members = useCall("members.list", { propertyId }).data ?? [];
  const [all, setAll] = useState(false);
  const [asked, setAsked] = useState<Version>();
  const save = useSave("widgets.revert", null, {
    said: t("widget.reverted"),
    onDone: () => {
      setAsked(undefined);
      onReverted();
    },
  });
  const by = ({ changedById }: Version) => {
    const name = members.find(({ agentId }) => agentId === changedById)?.name;
    return name && ` · ${name}`;
  };
  if (versions.length < 2) return null;
  const shown = all ? versions : versions.slice(0, SHOWN);
  return (
    <Section title={t("widget.versions")} about={t("widget.versionsAbout")}>
      <ol className={classes.versions}>
        {shown.map((version) => (
          <li key={version.settingsVersion} className={classes.version}>
            <div>
              <Text>{wordsOf(version, t)}</Text>
              <Text c="dimmed" size="sm">
                <When at={version.changedOn} />
                {by(version)}
              </Text>
            </div>
            {version.settingsVersion === current ? (
              <Text c="dimmed">{t("widget.versionNow")}</Text>
            ) : (
              manage && (
                <Button variant="default" size="xs" onClick={() => setAsked(version)}>
                  {t("widget.goBack")}
                </Button>
              )
            )}
          </li>
        ))}
      </ol>
      {!all && versions.length > SHOWN && (
        <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
          {t("widget.allVersions", { count: versions.length })}
        </Button>
      )}
      <Confirm
        opened={asked !== undefined}
        title={t("widget.goBackTitle")}
        verb={t("widget.goBack")}
        danger={false}
        save={save}
        onConfirm={() => asked && save.submit({ propertyId, widgetId, toVersion: asked.settingsVersion })}
        onClose={() => setAsked(undefined)}
      >
        <Text>{t("widget.goBackText")}</Text>
      </Confirm>
    </Section>
  );
}

function wordsOf({ settingsVersion, changed }: Version, t: TFunction): string {
  if (changed.length === 0) return t("widget.version", { number: settingsVersion });
  const names = settingNames(changed, t);
  const named = names.slice(0, NAMED);
  const rest = names.length - named.length;
  return named.join(", ") + (rest > 0 ? ` ${t("widget.andMore", { count: rest })}` : "");
}

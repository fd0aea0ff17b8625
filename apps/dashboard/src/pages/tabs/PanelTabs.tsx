// The tabs beside a conversation: one is open at a time, and is told which chat it is about.

import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TabFrame } from "../../parts/TabFrame.tsx";
import { Part } from "../inbox/Fact.tsx";
import classes from "./Tabs.module.css";
import { useTabs } from "./use-tabs.ts";

export function PanelTabs({ propertyId, chatId }: { propertyId: string; chatId: string }) {
  const { t } = useTranslation();
  const tabs = useTabs(propertyId, "panel");
  const [wanted, setWanted] = useState<string>();
  const tab = tabs.find(({ tabId }) => tabId === wanted) ?? tabs[0];
  if (!tab) return null;
  return (
    <Part title={tabs.length > 1 ? t("nav.tabs") : tab.name}>
      {tabs.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          mb="sm"
          aria-label={t("nav.tabs")}
          value={tab.tabId}
          onChange={setWanted}
          data={tabs.map(({ tabId, name }) => ({ value: tabId, label: name }))}
        />
      )}
      <TabFrame key={tab.tabId} propertyId={propertyId} tab={tab} chatId={chatId} className={classes.panel} />
    </Part>
  );
}

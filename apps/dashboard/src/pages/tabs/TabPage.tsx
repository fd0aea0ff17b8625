// A tab of the rail: the whole page is somebody else's.

import { useParams } from "@tanstack/react-router";
import { AppWindow } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { TabFrame } from "../../parts/TabFrame.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { usePropertyId } from "../../shell/current-property.ts";
import classes from "./Tabs.module.css";

export function TabPage() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const { tabId } = useParams({ strict: false });
  const tabs = useAll("tabs.list", { propertyId });
  const tab = tabs.data?.find((one) => one.tabId === tabId);
  useEffect(() => {
    if (tab) document.title = `${tab.name} · Parlo`;
  }, [tab]);
  if (tabs.isError && !tab) return <Trouble error={tabs.error} onRetry={() => tabs.refetch()} />;
  if (tab) return <TabFrame key={tab.tabId} propertyId={propertyId} tab={tab} className={classes.page} />;
  return tabs.data ? <Empty icon={AppWindow} title={t("tabs.gone")} text={t("tabs.goneText")} /> : null;
}

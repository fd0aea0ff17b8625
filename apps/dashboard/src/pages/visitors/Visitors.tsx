// Visitors: who is on the site now, live, in the groups served, active and idle. A row opens the visit.

import { Button, TextInput, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Eye, Search, WifiOff } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { groups, useLines, useLiveVisitors } from "./use-visitors.ts";
import { VisitDrawer } from "./VisitDrawer.tsx";
import classes from "./Visitors.module.css";
import { VisitorTable } from "./VisitorTable.tsx";

export function Visitors() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const { snapshot, readAgain } = useLiveVisitors(propertyId);
  const members = useAll("members.list", { propertyId }).data;
  const byId = useMemo(() => new Map(members?.map(({ agentId, name }) => [agentId, name])), [members]);
  const nameOf = useCallback((agentId: string) => byId.get(agentId) ?? "", [byId]);
  const [words, setWords] = useState("");
  const [openId, setOpenId] = useState<string | null>(null);
  const lines = useLines(snapshot, words, nameOf);
  const all = [...snapshot.visitors.values()];
  const onSite = all.filter(({ group }) => group !== "gone").length;

  useEffect(() => {
    document.title = `${t("nav.visitors")} · Parlo`;
  }, [t]);

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1}>{t("nav.visitors")}</Title>
        <ul className={classes.counts} aria-label={t("visitors.now")}>
          {groups.map((group) => (
            <li key={group} data-group={group}>
              <span className={classes.mark} data-group={group} aria-hidden />
              <b data-number>{all.filter((one) => one.group === group).length}</b>{" "}
              {t(`visitors.group.${group}`)}
            </li>
          ))}
        </ul>
        {snapshot.state === "live" && !snapshot.connected && (
          <span className={classes.offline} role="status">
            <WifiOff size={16} aria-hidden />
            {t("visitors.offline")}
          </span>
        )}
        <TextInput
          aria-label={t("visitors.find")}
          placeholder={t("visitors.find")}
          leftSection={<Search size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          size="xs"
          w={260}
          className={classes.find}
        />
      </header>
      <section className={classes.card} aria-label={t("visitors.now")}>
        {snapshot.state === "trouble" && snapshot.error ? (
          <div className={classes.trouble}>
            <Trouble error={snapshot.error} onRetry={readAgain} />
          </div>
        ) : lines.length > 0 || snapshot.state === "loading" ? (
          <VisitorTable
            lines={lines}
            loading={snapshot.state === "loading"}
            openId={openId}
            nameOf={nameOf}
            onOpen={setOpenId}
          />
        ) : onSite > 0 ? (
          <Empty icon={Search} title={t("nothingFound")} text={t("nothingFoundText", { words })} />
        ) : (
          <NobodyHere propertyId={propertyId} />
        )}
      </section>
      <VisitDrawer
        propertyId={propertyId}
        visitor={openId === null ? undefined : snapshot.visitors.get(openId)}
        visitorId={openId}
        nameOf={nameOf}
        onClose={() => setOpenId(null)}
      />
    </div>
  );
}

function NobodyHere({ propertyId }: { propertyId: string }) {
  const { t } = useTranslation();
  const manage = useCurrentProperty()?.can.manage ?? false;
  return (
    <Empty
      icon={Eye}
      title={t("visitors.none")}
      text={t("visitors.noneText")}
      action={
        manage && (
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/properties/$propertyId/widget" params={{ propertyId }} {...props} />
            )}
          >
            {t("visitors.install")}
          </Button>
        )
      }
    />
  );
}

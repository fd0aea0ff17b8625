// How the property fares: chats, how soon they are answered, how they are liked, visits and tickets, over any days.

import { SimpleGrid, Skeleton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Params, type Result, useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { Page } from "../../parts/Page.tsx";
import { usePropertyId } from "../../shell/current-property.ts";
import { type Behind, BehindDrawer } from "./BehindDrawer.tsx";
import { Breakdown } from "./Breakdown.tsx";
import { type Filter, ReportFilters } from "./ReportFilters.tsx";
import { ReportSection } from "./ReportSection.tsx";
import classes from "./Reports.module.css";
import { intervalsFor, isRange, rangeOf, type Span, today, usualInterval } from "./range.ts";
import { bucketText, figureText, type Unit } from "./words.ts";

type Totals = Result<"metrics.chats">["totals"];

const tiles = [
  ["chats", "count"],
  ["answered", "count"],
  ["missed", "count"],
  ["firstResponseMedianSeconds", "seconds"],
  ["durationMedianSeconds", "seconds"],
  ["satisfaction", "ratio"],
] as const satisfies readonly (readonly [keyof Totals, Unit])[];

export function Reports() {
  const propertyId = usePropertyId();
  const settings = useCall("property.info", { propertyId, fields: { settings: true } });
  const { t } = useTranslation();
  // The zone decides what today is: without it every figure would jump once.
  if (!settings.data && !settings.isError)
    return (
      <Page title={t("nav.reports")} about={t("reports.about")}>
        <Skeleton height={320} />
      </Page>
    );
  return (
    <Report key={propertyId} propertyId={propertyId} zone={settings.data?.settings?.timezone ?? "UTC"} />
  );
}

function Report({ propertyId, zone }: { propertyId: string; zone: string }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [filter, setFilter] = useState<Filter>(() => ({
    span: "month",
    range: rangeOf("month", today(new Date(), zone)),
    interval: "day",
    timezone: zone,
    agentId: null,
    departmentId: null,
    tag: null,
  }));
  /** What is asked stays as it was while a date is being typed. */
  const [asked, setAsked] = useState(filter);
  const [behind, setBehind] = useState<Behind | null>(null);
  const change = (more: Partial<Filter>) => {
    const next = { ...filter, ...more };
    if (!intervalsFor(next.range).includes(next.interval)) next.interval = usualInterval(next.range);
    setFilter(next);
    if (isRange(next.range)) setAsked(next);
  };
  const choose = (span: Span) => {
    if (span === "own") return change({ span });
    const range = rangeOf(span, today(new Date(), filter.timezone));
    change({ span, range, interval: usualInterval(range) });
  };
  const { interval, agentId, departmentId, tag } = asked;
  const question: Params<"metrics.chats"> = {
    propertyId,
    ...asked.range,
    timezone: asked.timezone,
    interval,
    ...(agentId && { agentIds: [agentId] }),
    ...(departmentId && { departmentIds: [departmentId] }),
    ...(tag && { tags: [tag] }),
  };
  const chats = useCall("metrics.chats", question);
  const made = useCall("metrics.tickets-new", question);
  const reopened = useCall("metrics.tickets-reopened", question);
  const resolved = useCall("metrics.tickets-resolved", question);
  const responses = useCall("metrics.tickets-responses", question);

  const listed = (
    what: "chats" | "tickets",
    span: { startsOn: string; endsOn: string },
    title: string,
    more: Partial<Filter> = {},
  ) => {
    const { agentId, departmentId, tag } = { ...asked, ...more };
    const question = {
      propertyId,
      startDate: span.startsOn,
      endDate: new Date(Date.parse(span.endsOn) - 1).toISOString(),
      ...(agentId && { agentId }),
      ...(departmentId && { departmentId }),
      ...(tag && { tags: [tag] }),
    };
    const { timezone } = asked;
    if (what === "tickets")
      setBehind({ title, timezone, tickets: question, narrowed: Boolean(agentId ?? departmentId ?? tag) });
    else
      setBehind({
        ...{ title, timezone, chats: question },
        isOne: agentId ? ({ agents }) => agents.includes(agentId) : undefined,
      });
  };
  const open = (what: "chats" | "tickets") => (bucket: { date: string; startsOn: string; endsOn: string }) =>
    listed(what, bucket, bucketText(bucket.date, interval, language, "long"));
  const all = chats.data && {
    startsOn: chats.data.series[0]?.startsOn ?? "",
    endsOn: chats.data.series.at(-1)?.endsOn ?? "",
  };
  const shared = { interval, query: chats, onOpen: open("chats") };
  const figure = (key: keyof Totals) => t(`reports.figures.${key}`);

  return (
    <Page title={t("nav.reports")} about={t("reports.about")}>
      <ReportFilters propertyId={propertyId} filter={filter} onSpan={choose} onChange={change} />
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
        {tiles.map(([key, unit]) => (
          <div key={key} className={classes.tile}>
            <div className={classes.soft}>{figure(key)}</div>
            <div className={classes.value}>
              {chats.data ? (
                figureText(chats.data.totals[key], unit, language)
              ) : chats.isError ? (
                "–"
              ) : (
                <Skeleton width={60} height={28} />
              )}
            </div>
          </div>
        ))}
      </SimpleGrid>
      <ReportSection
        {...shared}
        title={t("reports.volume")}
        kind="bars"
        unit="count"
        lines={[
          { label: figure("answered"), tone: "accent", of: ({ answered }) => answered },
          { label: figure("missed"), tone: "danger", of: ({ missed }) => missed },
          {
            label: t("reports.others"),
            tone: "muted",
            of: ({ chats, answered, missed }) => chats - answered - missed,
          },
        ]}
        more={[
          { label: figure("chats"), unit: "count", of: ({ chats }) => chats },
          { label: figure("messages"), unit: "count", of: ({ messages }) => messages },
        ]}
      />
      <div className={classes.pair}>
        <ReportSection
          {...shared}
          title={t("reports.firstResponse")}
          kind="lines"
          unit="seconds"
          lines={[
            { label: t("reports.median"), tone: "accent", of: (one) => one.firstResponseMedianSeconds },
            { label: t("reports.p90"), tone: "muted", of: (one) => one.firstResponseP90Seconds },
          ]}
        />
        <ReportSection
          {...shared}
          title={t("reports.duration")}
          kind="lines"
          unit="seconds"
          lines={[
            { label: t("reports.median"), tone: "accent", of: (one) => one.durationMedianSeconds },
            { label: t("reports.average"), tone: "muted", of: (one) => one.durationAverageSeconds },
          ]}
        />
        <ReportSection
          {...shared}
          title={t("reports.ratings")}
          kind="bars"
          unit="count"
          lines={[
            { label: figure("positive"), tone: "accent", of: ({ positive }) => positive },
            { label: figure("negative"), tone: "danger", of: ({ negative }) => negative },
          ]}
          more={[{ label: figure("satisfaction"), unit: "ratio", of: ({ satisfaction }) => satisfaction }]}
        />
        <ReportSection
          {...shared}
          title={t("reports.visits")}
          kind="bars"
          unit="count"
          onOpen={undefined}
          lines={[{ label: figure("visits"), tone: "accent", of: ({ visits }) => visits }]}
          more={[
            { label: figure("pageViews"), unit: "count", of: ({ pageViews }) => pageViews },
            { label: figure("engagement"), unit: "ratio", of: ({ engagement }) => engagement },
          ]}
        />
      </div>
      <Breakdown
        question={question}
        onOpen={(line, name) =>
          all &&
          listed("chats", all, name, {
            ...(line.agentId && { agentId: line.agentId }),
            ...(line.departmentId && { departmentId: line.departmentId }),
            ...(line.tag && { tag: line.tag }),
          })
        }
      />
      <div className={classes.pair}>
        <ReportSection
          title={t("reports.ticketsNew")}
          {...{ interval, query: made }}
          onOpen={open("tickets")}
          kind="bars"
          unit="count"
          lines={[{ label: t("reports.ticketsNew"), tone: "accent", of: ({ tickets }) => tickets }]}
        />
        <ReportSection
          title={t("reports.ticketsReopened")}
          {...{ interval, query: reopened }}
          kind="bars"
          unit="count"
          lines={[{ label: t("reports.ticketsReopened"), tone: "danger", of: (one) => one.reopened }]}
        />
        <ReportSection
          title={t("reports.ticketsResolved")}
          {...{ interval, query: resolved }}
          kind="bars"
          unit="count"
          lines={[{ label: t("reports.ticketsResolved"), tone: "accent", of: (one) => one.resolved }]}
          more={[{ label: t("reports.median"), unit: "seconds", of: (one) => one.resolutionMedianSeconds }]}
        />
        <ReportSection
          title={t("reports.ticketsResponses")}
          {...{ interval, query: responses }}
          kind="bars"
          unit="count"
          lines={[{ label: t("reports.ticketsResponses"), tone: "accent", of: (one) => one.responses }]}
          more={[
            {
              label: t("reports.firstResponse"),
              unit: "seconds",
              of: (one) => one.firstResponseMedianSeconds,
            },
          ]}
        />
      </div>
      <BehindDrawer behind={behind} onClose={() => setBehind(null)} />
    </Page>
  );
}

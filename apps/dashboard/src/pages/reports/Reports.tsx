// How the property fares: chats, how soon they are answered, how they are liked, visits and tickets, over any days.

import { SimpleGrid, Skeleton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Params, type Result, useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { Page } from "../../parts/Page.tsx";
import { usePropertyId } from "../../shell/current-property.ts";
import { type Behind, BehindDrawer } from "./BehindDrawer.tsx";
import { Breakdown, figures } from "./Breakdown.tsx";
import { chatsBehind, type LineOf, type Stretch, type Subject, ticketsBehind } from "./behind.ts";
import { type Filter, ReportFilters } from "./ReportFilters.tsx";
import { type Bucket, ReportSection } from "./ReportSection.tsx";
import classes from "./Reports.module.css";
import { intervalsFor, isRange, rangeOf, type Span, today, usualInterval } from "./range.ts";
import { Tile } from "./Tile.tsx";
import { bucketText } from "./words.ts";

type Totals = Result<"metrics.chats">["totals"];

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

  const whole = chats.data && {
    startsOn: chats.data.series[0]?.startsOn ?? "",
    endsOn: chats.data.series.at(-1)?.endsOn ?? "",
  };
  const showChats = (stretch: Stretch | undefined, subject: Subject, title: string, line?: LineOf) =>
    stretch &&
    setBehind({
      ...{ title, timezone: asked.timezone, about: t(`reports.behind.${subject}`) },
      chats: chatsBehind(propertyId, stretch, subject, asked, line),
    });
  /** Of one bucket, named after what the number is called. */
  const lead = (subject: Subject, label: string) => (bucket: Bucket) =>
    showChats(bucket, subject, `${bucketText(bucket.date, interval, language, "long")} · ${label}`);
  const showTickets = (bucket: Bucket) => {
    const tickets = ticketsBehind(propertyId, bucket, asked);
    const title = `${bucketText(bucket.date, interval, language, "long")} · ${t("reports.ticketsNew")}`;
    if (tickets) setBehind({ title, timezone: asked.timezone, tickets });
  };
  const openTickets = agentId || departmentId ? undefined : showTickets;
  const shared = { interval, query: chats };
  const figure = (key: keyof Totals) => t(`reports.figures.${key}`);

  return (
    <Page title={t("nav.reports")} about={t("reports.about")}>
      <ReportFilters propertyId={propertyId} filter={filter} onSpan={choose} onChange={change} />
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
        {figures.map(([key, unit, subject]) => (
          <Tile
            key={key}
            label={figure(key)}
            unit={unit}
            isWaiting={chats.isPending}
            value={chats.data?.totals[key]}
            onOpen={() => showChats(whole, subject, figure(key))}
          />
        ))}
      </SimpleGrid>
      <ReportSection
        {...shared}
        title={t("reports.volume")}
        kind="bars"
        unit="count"
        onOpen={lead("chats", t("reports.volume"))}
        lines={[
          {
            label: figure("answered"),
            tone: "accent",
            of: ({ answered }) => answered,
            onOpen: lead("answered", figure("answered")),
          },
          {
            label: figure("missed"),
            tone: "danger",
            of: ({ missed }) => missed,
            onOpen: lead("missed", figure("missed")),
          },
          {
            label: t("reports.others"),
            tone: "muted",
            of: ({ chats, answered, missed }) => chats - answered - missed,
            onOpen: lead("others", t("reports.others")),
          },
        ]}
        more={[
          {
            label: figure("chats"),
            unit: "count",
            of: ({ chats }) => chats,
            onOpen: lead("chats", figure("chats")),
          },
          { label: figure("messages"), unit: "count", of: ({ messages }) => messages },
        ]}
      />
      <div className={classes.pair}>
        <ReportSection
          {...shared}
          title={t("reports.firstResponse")}
          kind="lines"
          unit="seconds"
          onOpen={lead("answered", t("reports.firstResponse"))}
          lines={[
            {
              label: t("reports.median"),
              tone: "accent",
              of: (one) => one.firstResponseMedianSeconds,
              onOpen: lead("answered", t("reports.firstResponse")),
            },
            {
              label: t("reports.p90"),
              tone: "muted",
              of: (one) => one.firstResponseP90Seconds,
              onOpen: lead("answered", t("reports.firstResponse")),
            },
          ]}
        />
        <ReportSection
          {...shared}
          title={t("reports.duration")}
          kind="lines"
          unit="seconds"
          onOpen={lead("answered", t("reports.duration"))}
          lines={[
            {
              label: t("reports.median"),
              tone: "accent",
              of: (one) => one.durationMedianSeconds,
              onOpen: lead("answered", t("reports.duration")),
            },
            {
              label: t("reports.average"),
              tone: "muted",
              of: (one) => one.durationAverageSeconds,
              onOpen: lead("answered", t("reports.duration")),
            },
          ]}
        />
        <ReportSection
          {...shared}
          title={t("reports.ratings")}
          kind="bars"
          unit="count"
          onOpen={lead("rated", t("reports.ratings"))}
          lines={[
            {
              label: figure("positive"),
              tone: "accent",
              of: ({ positive }) => positive,
              onOpen: lead("positive", figure("positive")),
            },
            {
              label: figure("negative"),
              tone: "danger",
              of: ({ negative }) => negative,
              onOpen: lead("negative", figure("negative")),
            },
          ]}
          more={[
            {
              label: figure("satisfaction"),
              unit: "ratio",
              of: ({ satisfaction }) => satisfaction,
              onOpen: lead("rated", figure("satisfaction")),
            },
          ]}
        />
        <ReportSection
          {...shared}
          title={t("reports.visits")}
          kind="bars"
          unit="count"
          lines={[{ label: figure("visits"), tone: "accent", of: ({ visits }) => visits }]}
          more={[
            { label: figure("pageViews"), unit: "count", of: ({ pageViews }) => pageViews },
            { label: figure("engagement"), unit: "ratio", of: ({ engagement }) => engagement },
          ]}
        />
      </div>
      <Breakdown
        question={question}
        onOpen={(line, subject, title) => showChats(whole, subject, title, line)}
      />
      <div className={classes.pair}>
        <ReportSection
          title={t("reports.ticketsNew")}
          {...{ interval, query: made }}
          onOpen={openTickets}
          kind="bars"
          unit="count"
          lines={[
            {
              label: t("reports.ticketsNew"),
              tone: "accent",
              of: ({ tickets }) => tickets,
              onOpen: openTickets,
            },
          ]}
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

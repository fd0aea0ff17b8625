// How deliveries fared lately, as bars: drawn with percentages, so that it fills whatever room there is. Failures are
// hatched and what waits is hollow, so that the colours do not speak alone; the same numbers stand in a table for those
// who listen.

import { SegmentedControl, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { callOptions, type Result } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { dateFormat, numberFormat } from "../../parts/formats.ts";
import { Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { type ChartSpan, countSpan } from "./spans.ts";
import classes from "./Webhooks.module.css";

type Row = Result<"webhooks.count-deliveries">["rows"][number];

const HEIGHT_PX = 132;
const kinds = ["delivered", "failed", "pending"] as const;

export function DeliveryChart({ propertyId, hookId }: { propertyId: string; hookId?: string }) {
  const { t } = useTranslation();
  const [span, setSpan] = useState<ChartSpan>("day");
  const counts = useQuery({
    ...callOptions("webhooks.count-deliveries", {
      propertyId,
      ...(hookId && { hookId }),
      ...countSpan(span, new Date()),
    }),
    refetchInterval: 30_000,
  });
  return (
    <Section
      title={t("webhooks.chart")}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t("webhooks.span")}
          data={(["day", "week"] as const).map((value) => ({ value, label: t(`webhooks.spans.${value}`) }))}
          value={span}
          onChange={(value) => setSpan(value as ChartSpan)}
        />
      }
    >
      {counts.data ? (
        <Chart rows={counts.data.rows} span={span} />
      ) : counts.isError ? (
        <Trouble error={counts.error} onRetry={() => counts.refetch()} />
      ) : (
        <Skeleton height={HEIGHT_PX + 60} />
      )}
    </Section>
  );
}

function Chart({ rows, span }: { rows: Row[]; span: ChartSpan }) {
  const { t } = useTranslation();
  const [pointed, setPointed] = useState<number | null>(null);
  const language = currentLanguage();
  const number = numberFormat(language, {});
  const name = nameOf(span, language);
  const shown = pointed === null ? undefined : rows[pointed];
  const sum = (kind: (typeof kinds)[number]) =>
    shown ? shown[kind] : rows.reduce((total, row) => total + row[kind], 0);
  const top = niceTop(Math.max(0, ...rows.map(totalOf)));
  const empty = rows.every((row) => totalOf(row) === 0);
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.legend}>
        <span className={classes.when}>{shown ? name.long(shown.time) : t(`webhooks.inAll.${span}`)}</span>
        {kinds.map((kind) => (
          <span key={kind} className={classes.key} data-kind={kind}>
            <span className={classes.swatch} aria-hidden />
            {t(`webhooks.status.${kind}`)} <b data-number>{number.format(sum(kind))}</b>
          </span>
        ))}
      </figcaption>
      <div className={classes.plot} aria-hidden>
        <ol className={classes.scale}>
          {[top, top / 2, 0].map((value) => (
            <li key={value}>{number.format(value)}</li>
          ))}
        </ol>
        <div className={classes.field}>
          <Bars rows={rows} top={top} pointed={pointed} onPoint={setPointed} />
          {empty && <p className={classes.nothing}>{t("webhooks.nothingSent")}</p>}
          <ol className={classes.axis}>
            {rows.map(({ time }, at) => (
              <li key={time}>{span === "week" || at % 4 === 0 ? name.short(time) : ""}</li>
            ))}
          </ol>
        </div>
      </div>
      <div className="visually-hidden">
        <table>
          <caption>{t("webhooks.chart")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("webhooks.time")}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(`webhooks.status.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.time}>
                <th scope="row">{name.long(row.time)}</th>
                {kinds.map((kind) => (
                  <td key={kind}>{number.format(row[kind])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

interface BarsProps {
  rows: Row[];
  top: number;
  pointed: number | null;
  onPoint: (at: number | null) => void;
}

function Bars({ rows, top, pointed, onPoint }: BarsProps) {
  const hatch = useId();
  const slot = 100 / rows.length;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from those who listen; the table below says the same
    <svg className={classes.bars} height={HEIGHT_PX} width="100%" onPointerLeave={() => onPoint(null)}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className={classes.hatchGround} />
          <rect width="2" height="5" className={classes.hatchLine} />
        </pattern>
      </defs>
      {[0, 0.5, 1].map((part) => (
        <line
          key={part}
          className={classes.grid}
          x1="0"
          x2="100%"
          y1={Math.round(part * (HEIGHT_PX - 1)) + 0.5}
          y2={Math.round(part * (HEIGHT_PX - 1)) + 0.5}
        />
      ))}
      {rows.map((row, at) => {
        let y = HEIGHT_PX;
        return (
          <g key={row.time} data-pointed={pointed === at || undefined} onPointerEnter={() => onPoint(at)}>
            <rect className={classes.slot} x={`${slot * at}%`} width={`${slot}%`} y={0} height={HEIGHT_PX} />
            {kinds.map((kind) => {
              if (row[kind] === 0) return null;
              // However few they are, they can be seen.
              const height = Math.max(2, (row[kind] / top) * HEIGHT_PX);
              y -= height;
              return (
                <rect
                  key={kind}
                  className={classes.bar}
                  data-kind={kind}
                  x={`${slot * (at + 0.14)}%`}
                  width={`${slot * 0.72}%`}
                  y={Math.max(0, y)}
                  height={height}
                  rx={2}
                  fill={kind === "failed" ? `url(#${hatch})` : undefined}
                />
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}

function totalOf({ delivered, failed, pending }: Row): number {
  return delivered + failed + pending;
}

/** The next of 2, 4, 10, 20, 40, 100…: half of it is a whole number too. */
function niceTop(most: number): number {
  for (let size = 1; ; size *= 10) for (const step of [2, 4, 10]) if (step * size >= most) return step * size;
}

function nameOf(span: ChartSpan, language: string) {
  const hour = dateFormat(language, { hour: "2-digit", minute: "2-digit" });
  const long = dateFormat(
    language,
    span === "day"
      ? { weekday: "short", hour: "2-digit", minute: "2-digit" }
      : { weekday: "long", day: "numeric", month: "long" },
  );
  const day = dateFormat(language, { weekday: "short", day: "numeric" });
  return {
    short: (time: string) => (span === "day" ? hour : day).format(new Date(time)),
    long: (time: string) => long.format(new Date(time)),
  };
}

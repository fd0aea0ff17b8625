// One subject of a report: its chart, the same as a table, and as a file.

import { Button, Skeleton, Table, UnstyledButton } from "@mantine/core";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { Chart, type Tone } from "./Chart.tsx";
import { csvOf, download } from "./csv.ts";
import classes from "./Reports.module.css";
import type { Interval } from "./range.ts";
import { bucketText, figureText, isSome, type Unit } from "./words.ts";

export interface Bucket {
  readonly date: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface Drawn<B> {
  label: string;
  tone: Tone;
  of: (figures: Omit<B, keyof Bucket>) => number | undefined;
  /** Shows what stands behind one of its numbers; absent where no list has exactly that. */
  onOpen?: ((bucket: Bucket) => void) | undefined;
}

interface Props<B extends Bucket> {
  title: string;
  about?: string;
  kind: "bars" | "lines";
  unit: Unit;
  interval: Interval;
  query: {
    data?: { series: B[]; totals: Omit<B, keyof Bucket> } | undefined;
    error: Error | null;
    refetch: () => unknown;
  };
  lines: readonly Drawn<B>[];
  /** Further columns of the table. */
  more?: readonly (Omit<Drawn<B>, "tone"> & { unit: Unit })[];
  /** What a bucket of the chart leads to, beside its parts. */
  onOpen?: ((bucket: Bucket) => void) | undefined;
}

export function ReportSection<B extends Bucket>({
  title,
  about,
  kind,
  unit,
  interval,
  query,
  lines,
  more = [],
  onOpen,
}: Props<B>) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { data } = query;
  if (!data)
    return (
      <Section title={title} about={about}>
        {query.error ? (
          <Trouble error={query.error} onRetry={() => query.refetch()} />
        ) : (
          <Skeleton height={230} />
        )}
      </Section>
    );
  const { series, totals } = data;
  const columns = [...lines.map((line) => ({ ...line, unit })), ...more];
  const names = series.map(({ date }) => ({
    short: bucketText(date, interval, language, "short"),
    long: bucketText(date, interval, language, "long"),
  }));
  const save = () =>
    download(
      `${title}.csv`,
      csvOf([
        [t(`reports.intervals.${interval}`), ...columns.map(({ label }) => label)],
        ...series.map((bucket) => [bucket.date, ...columns.map(({ of }) => of(bucket))]),
      ]),
    );
  return (
    <Section
      title={title}
      about={about}
      action={
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<Download size={16} aria-hidden />}
          onClick={save}
        >
          {t("reports.csv")}
        </Button>
      }
    >
      <Chart
        kind={kind}
        unit={unit}
        names={names}
        lines={lines.map(({ label, tone, of, onOpen: open }) => ({
          key: label,
          label,
          tone,
          values: series.map((one) => of(one)),
          onOpen: open && ((at) => series[at] && open(series[at])),
        }))}
        totals={lines.map(({ of }) => of(totals))}
        whole={t("reports.whole")}
        onOpen={onOpen && ((at) => series[at] && onOpen(series[at]))}
      />
      <details className={classes.details}>
        <summary>{t("reports.table")}</summary>
        <div className={classes.scroller}>
          <Table aria-label={title} className={classes.table} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(`reports.intervals.${interval}`)}</Table.Th>
                {columns.map(({ label }) => (
                  <Table.Th key={label} ta="right">
                    {label}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {series.map((bucket, at) => (
                <Table.Tr key={bucket.startsOn}>
                  <Table.Th scope="row">{names[at]?.long}</Table.Th>
                  {columns.map(({ label, of, unit: own, onOpen: open }) => (
                    <Table.Td key={label} ta="right" data-number>
                      {open && isSome(of(bucket), own) ? (
                        <UnstyledButton className={classes.open} onClick={() => open(bucket)}>
                          {figureText(of(bucket), own, language)}
                        </UnstyledButton>
                      ) : (
                        figureText(of(bucket), own, language)
                      )}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </details>
    </Section>
  );
}

// The same figures for each agent, department or tag, and the chats behind each.

import { Button, Group, SegmentedControl, Skeleton, Table, UnstyledButton } from "@mantine/core";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Params, type Result, useAll, useCall } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import type { LineOf, Subject } from "./behind.ts";
import { csvOf, download } from "./csv.ts";
import classes from "./Reports.module.css";
import { figureText, isSome, type Unit } from "./words.ts";

type Line = NonNullable<Result<"metrics.chats">["breakdown"]>[number];
type GroupBy = LineOf["groupBy"];

/** Figures that stand alone, how they are written, and which chats they are made of. */
export const figures = [
  ["chats", "count", "chats"],
  ["answered", "count", "answered"],
  ["missed", "count", "missed"],
  ["firstResponseMedianSeconds", "seconds", "answered"],
  ["durationMedianSeconds", "seconds", "answered"],
  ["satisfaction", "ratio", "rated"],
] as const satisfies readonly (readonly [keyof Line, Unit, Subject])[];

interface Props {
  question: Params<"metrics.chats">;
  onOpen: (line: LineOf, subject: Subject, title: string) => void;
}

export function Breakdown({ question, onOpen }: Props) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [groupBy, setGroupBy] = useState<GroupBy>("agent");
  const query = useCall("metrics.chats", { ...question, groupBy });
  const nameOf = useNames(question.propertyId);
  const lines = query.data?.breakdown;
  const most = Math.max(1, ...(lines ?? []).map(({ chats }) => chats));
  const save = () =>
    download(
      `${t(`reports.by.${groupBy}`)}.csv`,
      csvOf([
        [t(`reports.${groupBy}`), ...figures.map(([key]) => t(`reports.figures.${key}`))],
        ...(lines ?? []).map((line) => [nameOf(line), ...figures.map(([key]) => line[key])]),
      ]),
    );
  return (
    <Section
      title={t("reports.breakdown")}
      about={t("reports.breakdownAbout")}
      action={
        <Group gap="sm" wrap="nowrap">
          <SegmentedControl
            size="xs"
            aria-label={t("reports.breakdown")}
            data={(["agent", "department", "tag"] as const).map((value) => ({
              value,
              label: t(`reports.by.${value}`),
            }))}
            value={groupBy}
            onChange={(value) => setGroupBy(value as GroupBy)}
          />
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<Download size={16} aria-hidden />}
            onClick={save}
          >
            {t("reports.csv")}
          </Button>
        </Group>
      }
    >
      {query.isError && !lines ? (
        <Trouble error={query.error} onRetry={() => query.refetch()} />
      ) : !lines ? (
        <Skeleton height={160} />
      ) : lines.length === 0 ? (
        <p className={classes.nothing}>{t("reports.nothing")}</p>
      ) : (
        <div className={classes.scroller}>
          <Table aria-label={t(`reports.by.${groupBy}`)} className={classes.table} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(`reports.${groupBy}`)}</Table.Th>
                {figures.map(([key]) => (
                  <Table.Th key={key} ta="right">
                    {t(`reports.figures.${key}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.agentId ?? line.departmentId ?? line.tag ?? ""}>
                  <Table.Th scope="row">
                    {nameOf(line)}
                    <span
                      className={classes.share}
                      style={{ width: `${(line.chats / most) * 100}%` }}
                      aria-hidden
                    />
                  </Table.Th>
                  {figures.map(([key, unit, subject]) => (
                    <Table.Td key={key} ta="right" data-number>
                      {isSome(line[key], unit) ? (
                        <UnstyledButton
                          className={classes.open}
                          onClick={() =>
                            onOpen(
                              { ...line, groupBy },
                              subject,
                              `${nameOf(line)} · ${t(`reports.figures.${key}`)}`,
                            )
                          }
                        >
                          {figureText(line[key], unit, language)}
                        </UnstyledButton>
                      ) : (
                        figureText(line[key], unit, language)
                      )}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Section>
  );
}

function useNames(propertyId: string): (line: Line) => string {
  const { t } = useTranslation();
  const members = useAll("members.list", { propertyId }).data ?? [];
  const departments = useAll("departments.list", { propertyId }).data ?? [];
  return ({ agentId, departmentId, tag }) => {
    if (agentId) return members.find(({ id }) => id === agentId)?.name ?? t("reports.formerAgent");
    if (departmentId)
      return departments.find((one) => one.departmentId === departmentId)?.name ?? t("reports.none");
    return tag ?? t("reports.none");
  };
}

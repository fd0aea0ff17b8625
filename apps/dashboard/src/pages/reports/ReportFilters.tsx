// What a report is about: over which days, by whose clock, of which agent, department or tag.

import { Button, Group, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAll, useCall } from "../../api/calls.ts";
import { type Interval, intervalsFor, type Range, type Span, spans } from "./range.ts";

export interface Filter {
  span: Span;
  range: Range;
  interval: Interval;
  timezone: string;
  agentId: string | null;
  departmentId: string | null;
  tag: string | null;
}

interface Props {
  propertyId: string;
  filter: Filter;
  onSpan: (span: Span) => void;
  onChange: (change: Partial<Filter>) => void;
}

export function ReportFilters({ propertyId, filter, onSpan, onChange }: Props) {
  const { t } = useTranslation();
  const { span, range, interval, timezone, agentId, departmentId, tag } = filter;
  const members = useAll("members.list", { propertyId }).data ?? [];
  const departments = useAll("departments.list", { propertyId }).data ?? [];
  const tags = useCall("metrics.chats", {
    propertyId,
    ...range,
    timezone,
    interval: "month",
    groupBy: "tag",
  });
  const known = (tags.data?.breakdown ?? []).flatMap((line) => line.tag ?? []);
  return (
    <Group gap="sm">
      <Select
        size="xs"
        w={150}
        aria-label={t("reports.span")}
        data={spans.map((value) => ({ value, label: t(`reports.spans.${value}`) }))}
        allowDeselect={false}
        value={span}
        onChange={(value) => onSpan(value as Span)}
      />
      {span === "own" &&
        (["startDate", "endDate"] as const).map((end) => (
          <TextInput
            key={end}
            size="xs"
            type="date"
            aria-label={t(`reports.${end}`)}
            value={range[end]}
            onChange={(event) => onChange({ range: { ...range, [end]: event.currentTarget.value } })}
          />
        ))}
      <SegmentedControl
        size="xs"
        aria-label={t("reports.interval")}
        data={intervalsFor(range).map((value) => ({ value, label: t(`reports.intervals.${value}`) }))}
        value={interval}
        onChange={(value) => onChange({ interval: value as Interval })}
      />
      <Select
        size="xs"
        w={160}
        clearable
        searchable
        aria-label={t("reports.agent")}
        placeholder={t("reports.everyAgent")}
        data={members.map(({ id, name }) => ({ value: id, label: name }))}
        value={agentId}
        onChange={(value) => onChange({ agentId: value })}
      />
      <Select
        size="xs"
        w={160}
        clearable
        searchable
        aria-label={t("reports.department")}
        placeholder={t("reports.everyDepartment")}
        data={departments.map(({ departmentId: value, name: label }) => ({ value, label }))}
        value={departmentId}
        onChange={(value) => onChange({ departmentId: value })}
      />
      <Select
        size="xs"
        w={140}
        clearable
        searchable
        aria-label={t("reports.tag")}
        placeholder={t("reports.everyTag")}
        data={[...new Set([...known, ...(tag ? [tag] : [])])]}
        value={tag}
        onChange={(value) => onChange({ tag: value })}
      />
      <Select
        size="xs"
        w={180}
        searchable
        allowDeselect={false}
        aria-label={t("reports.zone")}
        data={[...new Set([timezone, "UTC", ...Intl.supportedValuesOf("timeZone")])]}
        limit={100}
        value={timezone}
        onChange={(value) => value && onChange({ timezone: value })}
      />
      {(agentId || departmentId || tag) && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          onClick={() => onChange({ agentId: null, departmentId: null, tag: null })}
        >
          {t("reports.clear")}
        </Button>
      )}
    </Group>
  );
}

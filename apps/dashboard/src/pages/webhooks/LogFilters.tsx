// Which deliveries the log shows, and which page of them. It stays where it is, whatever it finds.

import { ActionIcon, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import { numberFormat } from "../../parts/formats.ts";
import type { Delivery } from "./DeliveryStatus.tsx";
import { type LogSpan, logSpans } from "./spans.ts";
import type { EventGroup } from "./use-events.ts";
import classes from "./Webhooks.module.css";

export interface Filter {
  status: Delivery["status"] | "all";
  event: string;
  span: LogSpan;
  /** What the fields hold while the span is one's own. */
  from: string;
  until: string;
}

export const noFilter: Filter = { status: "all", event: "all", span: "all", from: "", until: "" };

export function isFiltered({ status, event, span }: Filter): boolean {
  return status !== "all" || event !== "all" || span !== "all";
}

const statuses = ["all", "pending", "delivered", "failed"] as const;
const spans = ["all", ...(Object.keys(logSpans) as (keyof typeof logSpans)[]), "own"] as const;

interface Props {
  filter: Filter;
  groups: EventGroup[];
  onChange: (filter: Filter) => void;
}

export function LogFilters({ filter, groups, onChange }: Props) {
  const { t } = useTranslation();
  const { status, event, span, from, until } = filter;
  return (
    <Group gap="sm" className={classes.filters}>
      <Select
        size="xs"
        w={150}
        aria-label={t("webhooks.filterStatus")}
        data={statuses.map((value) => ({ value, label: t(`webhooks.status.${value}`) }))}
        value={status}
        onChange={(value) => onChange({ ...filter, status: value as Filter["status"] })}
      />
      <Select
        size="xs"
        w={210}
        searchable
        aria-label={t("webhooks.filterEvent")}
        data={[
          { value: "all", label: t("webhooks.allEvents") },
          ...groups.map(({ label, events }) => ({
            group: label,
            items: events.map((one) => ({ value: one.event, label: one.event })),
          })),
        ]}
        value={event}
        onChange={(value) => onChange({ ...filter, event: value ?? "all" })}
      />
      <Select
        size="xs"
        w={160}
        aria-label={t("webhooks.filterTime")}
        data={spans.map((value) => ({ value, label: t(`webhooks.logSpan.${value}`) }))}
        value={span}
        onChange={(value) => onChange({ ...filter, span: value as LogSpan })}
      />
      {span === "own" &&
        (["from", "until"] as const).map((end) => (
          <TextInput
            key={end}
            size="xs"
            type="datetime-local"
            aria-label={t(`webhooks.${end}`)}
            value={end === "from" ? from : until}
            onChange={(change) => onChange({ ...filter, [end]: change.currentTarget.value })}
          />
        ))}
      {isFiltered(filter) && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => onChange(noFilter)}>
          {t("webhooks.clearFilters")}
        </Button>
      )}
    </Group>
  );
}

interface PagerProps {
  offset: number;
  size: number;
  total: number | undefined;
  onGo: (offset: number) => void;
}

export function Pager({ offset, size, total = 0, onGo }: PagerProps) {
  const { t } = useTranslation();
  const number = numberFormat(currentLanguage(), {});
  return (
    <Group gap={4} wrap="nowrap">
      <Text c="dimmed" data-number aria-live="polite">
        {total > 0 &&
          t("webhooks.page", {
            from: number.format(offset + 1),
            until: number.format(Math.min(offset + size, total)),
            total: number.format(total),
          })}
      </Text>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("webhooks.newer")}
        disabled={offset === 0}
        onClick={() => onGo(Math.max(0, offset - size))}
      >
        <ChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("webhooks.older")}
        disabled={offset + size >= total}
        onClick={() => onGo(offset + size)}
      >
        <ChevronRight size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

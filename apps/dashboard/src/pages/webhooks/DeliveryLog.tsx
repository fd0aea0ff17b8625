// What was sent, what waits and what failed; one delivery opens beside it, those ticked are sent again.

import { Button, Group, Text, UnstyledButton } from "@mantine/core";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { ListX, RotateCcw, Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, type Params } from "../../api/calls.ts";
import { useChosen } from "../../parts/chosen.ts";
import { useChosenColumn } from "../../parts/chosen-column.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { When } from "../../parts/When.tsx";
import { DeliveryDrawer } from "./DeliveryDrawer.tsx";
import { type Delivery, DeliveryStatus } from "./DeliveryStatus.tsx";
import type { Hook } from "./hook-form.ts";
import { type Filter, isFiltered, LogFilters, noFilter, Pager } from "./LogFilters.tsx";
import { momentOf, sinceOf } from "./spans.ts";
import { useEvents } from "./use-events.ts";
import classes from "./Webhooks.module.css";
import { troubleText } from "./words.ts";

const SIZE = 50;
const LOOK_MS = 10_000;

type Question = Params<"webhooks.list-deliveries">;

export function DeliveryLog({
  propertyId,
  hook,
  manage,
}: {
  propertyId: string;
  hook: Hook;
  manage: boolean;
}) {
  const { t } = useTranslation();
  const { hookId } = hook;
  const { groups } = useEvents(propertyId);
  const [filter, setFilter] = useState(noFilter);
  const [offset, setOffset] = useState(0);
  const [openId, setOpenId] = useState<string | null>(null);
  const chosen = useChosen();
  const page = pageOptions({ propertyId, hookId, ...questionOf(filter, Date.now()), size: SIZE, offset });
  const rows = useQuery({ ...page, select: ({ data }) => data });
  const total = useQuery({ ...page, select: (found) => found.total }).data;
  const again = useSave("webhooks.redeliver", null, {
    noted: true,
    onDone: ({ count }) => {
      said(t("webhooks.sentAgain", { count }));
      chosen.clear();
    },
  });
  const send = (deliveryIds: string[]) => again.submit({ propertyId, hookId, deliveryIds });
  // What is on another page now, or waits again, is not sent by a tick nobody sees.
  const marked = (rows.data ?? [])
    .filter((row) => mayGoAgain(row) && chosen.ids.has(row.deliveryId))
    .map(({ deliveryId }) => deliveryId);
  const may = manage && hook.enabled;
  const tick = useChosenColumn<Delivery>({
    rows: rows.data,
    chosen,
    id: ({ deliveryId }) => deliveryId,
    name: ({ event, eventId }) => `${event} ${eventId}`,
    may: mayGoAgain,
  });
  const go = (to: number) => {
    setOffset(to);
    chosen.clear();
  };

  return (
    <Section
      title={t("webhooks.log")}
      flush
      action={
        <Group gap="lg" wrap="nowrap">
          {may && (
            <Group gap="sm" wrap="nowrap" style={{ visibility: marked.length > 0 ? "visible" : "hidden" }}>
              <Text c="dimmed" aria-live="polite">
                {marked.length > 0 && t("table.selected", { count: marked.length })}
              </Text>
              <Button
                variant="default"
                size="xs"
                leftSection={<RotateCcw size={16} aria-hidden />}
                loading={again.pending}
                onClick={() => send(marked)}
              >
                {t("webhooks.again")}
              </Button>
            </Group>
          )}
          <Pager offset={offset} size={SIZE} total={total} onGo={go} />
        </Group>
      }
    >
      <div className={classes.tools}>
        <LogFilters
          filter={filter}
          groups={groups}
          onChange={(next) => {
            setFilter(next);
            go(0);
          }}
        />
      </div>
      <Rows
        label={t("webhooks.log")}
        query={rows}
        columns={[...(may ? [tick] : []), ...useColumns(setOpenId)]}
        rowKey={({ deliveryId }) => deliveryId}
        chosen={openId === null ? chosen.ids : new Set([...chosen.ids, openId])}
        empty={
          isFiltered(filter) ? (
            <Empty icon={ListX} title={t("nothingFound")} text={t("webhooks.noneFits")} />
          ) : (
            <Empty icon={Send} title={t("webhooks.noDelivery")} text={t("webhooks.noDeliveryText")} />
          )
        }
      />
      <DeliveryDrawer
        propertyId={propertyId}
        hookId={hookId}
        deliveryId={openId}
        onAgain={may ? (id) => send([id]) : undefined}
        onClose={() => setOpenId(null)}
      />
    </Section>
  );
}

function useColumns(open: (deliveryId: string) => void): Column<Delivery>[] {
  const { t } = useTranslation();
  return [
    {
      key: "event",
      head: t("webhooks.event"),
      cell: ({ deliveryId, event, eventId }) => (
        <>
          <UnstyledButton className={classes.open} onClick={() => open(deliveryId)}>
            {event}
          </UnstyledButton>
          <Text size="xs" c="dimmed" truncate maw={165}>
            {eventId}
          </Text>
        </>
      ),
    },
    {
      key: "status",
      head: t("webhooks.state.label"),
      width: 165,
      cell: ({ status, statusCode, error }) => (
        <>
          <DeliveryStatus status={status} />
          {(statusCode !== undefined || error) && (
            <Text size="xs" c="dimmed" truncate maw={140} title={error}>
              {statusCode === undefined
                ? troubleText(t, error ?? "")
                : t("webhooks.answered", { status: statusCode })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: "tries",
      head: t("webhooks.tries"),
      width: 150,
      cell: ({ tries, status, nextTryOn }) => (
        <>
          <Text data-number>{tries}</Text>
          {status === "pending" && tries > 0 && nextTryOn && (
            <Text size="xs" c="dimmed" component="div" style={{ whiteSpace: "nowrap" }}>
              {t("webhooks.next")} <When at={nextTryOn} />
            </Text>
          )}
        </>
      ),
    },
    {
      key: "time",
      head: t("webhooks.happened"),
      width: 115,
      cell: ({ happenedOn }) => <When at={happenedOn} />,
    },
  ];
}

function pageOptions(question: Question) {
  return queryOptions({
    queryKey: ["webhooks.list-deliveries", question, "page"],
    queryFn: () => client.callList("webhooks.list-deliveries", question),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_MS,
  });
}

function questionOf({ status, event, span, from, until }: Filter, now: number): Partial<Question> {
  const start = span === "own" ? momentOf(from) : sinceOf(span, now);
  const end = span === "own" ? momentOf(until) : undefined;
  return {
    ...(status !== "all" && { status }),
    ...(event !== "all" && { event }),
    ...(start && { startDate: start }),
    ...(end && { endDate: end }),
  };
}

function mayGoAgain({ status }: Delivery): boolean {
  return status !== "pending";
}

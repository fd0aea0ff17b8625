// One delivery: how it stands, what was sent, and what came back at each try. Looks again until it has ended.

import { Group, Skeleton, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { callOptions, type Result } from "../../api/calls.ts";
import { currentLanguage } from "../../i18n/i18n.ts";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { dateFormat, numberFormat } from "../../parts/formats.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { exactTime } from "../../parts/time.ts";
import { When } from "../../parts/When.tsx";
import { DeliveryStatus } from "./DeliveryStatus.tsx";
import classes from "./Webhooks.module.css";
import { troubleText } from "./words.ts";

type Details = Result<"webhooks.get-delivery">;
type Try = Details["attempts"][number];

/** While it is under way; one that waits for its next try need not be asked about every moment. */
const LOOK_MS = 700;
const LOOK_WAITING_MS = 2_500;

export function useDelivery(at: { propertyId: string; hookId: string; deliveryId: string }) {
  return useQuery({
    ...callOptions("webhooks.get-delivery", at),
    refetchInterval: ({ state: { data } }) => {
      if (data && data.status !== "pending") return false;
      const waits =
        data?.nextTryOn && data.tries > 0 && Date.parse(data.nextTryOn) - Date.now() > LOOK_WAITING_MS;
      return waits ? LOOK_WAITING_MS : LOOK_MS;
    },
  });
}

interface Props {
  query: ReturnType<typeof useDelivery>;
  /** What can be done about it, beside how it stands. */
  action?: ReactNode;
}

export function DeliveryView({ query, action }: Props) {
  const { t } = useTranslation();
  const { data: delivery } = query;
  if (!delivery)
    return query.isError ? (
      <Trouble error={query.error} onRetry={() => query.refetch()} />
    ) : (
      <Skeleton height={240} />
    );
  const { event, eventId, happenedOn, attempts, body } = delivery;
  return (
    <>
      <Progress delivery={delivery} action={action} />
      <dl className={classes.facts}>
        <dt>{t("webhooks.event")}</dt>
        <dd>
          <code>{event}</code>
        </dd>
        <dt>{t("webhooks.happened")}</dt>
        <dd>{exactTime(happenedOn, currentLanguage())}</dd>
        <dt>{t("webhooks.eventId")}</dt>
        <dd>
          <Group gap={4} wrap="nowrap">
            <code>{eventId}</code>
            <CopyButton value={eventId} label={t("webhooks.copyEventId")} small />
          </Group>
        </dd>
      </dl>
      <section className={classes.part} aria-label={t("webhooks.tries")}>
        <Title order={3}>{t("webhooks.tries")}</Title>
        {attempts.length === 0 ? (
          <Text c="dimmed">{t("webhooks.noTry")}</Text>
        ) : (
          <ol className={classes.tries}>
            {attempts.toReversed().map((one) => (
              <Attempt key={one.attempt} of={one} />
            ))}
          </ol>
        )}
      </section>
      {body !== undefined && (
        <section className={classes.part} aria-label={t("webhooks.request")}>
          <Group justify="space-between" mb={4}>
            <Title order={3}>{t("webhooks.request")}</Title>
            <CopyButton value={body} label={t("webhooks.copyBody")} small />
          </Group>
          <pre className={classes.text}>{pretty(body)}</pre>
          <Text size="xs" c="dimmed" mt={4}>
            {t("webhooks.bodyNote")}
          </Text>
        </section>
      )}
    </>
  );
}

function Progress({
  delivery: { status, tries, nextTryOn, error },
  action,
}: {
  delivery: Details;
  action: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className={classes.progress}>
      <div className={classes.standing} role="status">
        <DeliveryStatus status={status} />
        <Text c="dimmed">
          {status === "delivered" && t("webhooks.arrived", { count: tries })}
          {status === "failed" &&
            (tries > 0 ? t("webhooks.gaveUp", { count: tries }) : error && troubleText(t, error))}
          {status === "pending" &&
            (tries === 0 ? t("webhooks.sending") : t("webhooks.tried", { count: tries }))}{" "}
          {status === "pending" && tries > 0 && nextTryOn && (
            <time dateTime={nextTryOn}>{clockTime(nextTryOn)}</time>
          )}
        </Text>
      </div>
      {action}
    </div>
  );
}

function Attempt({ of: { attempt, url, beganOn, durationMs, statusCode, error, answer } }: { of: Try }) {
  const { t } = useTranslation();
  const good = statusCode !== undefined && statusCode >= 200 && statusCode < 300;
  const language = currentLanguage();
  const seconds = numberFormat(language, { style: "unit", unit: "millisecond" });
  return (
    <li>
      <Group gap="sm" wrap="nowrap">
        <Text fw={500} data-number>
          {t("webhooks.try", { number: attempt })}
        </Text>
        <span className={classes.state} data-tone={good ? "good" : "danger"}>
          <span className={classes.mark} data-tone={good ? "good" : "danger"} aria-hidden />
          {statusCode === undefined ? t("webhooks.noAnswer") : t("webhooks.answered", { status: statusCode })}
        </span>
        <Text c="dimmed" ml="auto" data-number>
          {seconds.format(durationMs)}
        </Text>
        <Text c="dimmed" component="div">
          <When at={beganOn} />
        </Text>
      </Group>
      {error && statusCode === undefined && <Text c="dimmed">{troubleText(t, error)}</Text>}
      <Text size="xs" c="dimmed" className={classes.url}>
        {url}
      </Text>
      {statusCode !== undefined &&
        (answer ? (
          <pre className={classes.text}>
            <span className="visually-hidden">{t("webhooks.answer")}</span>
            {pretty(answer)}
          </pre>
        ) : (
          <Text size="xs" c="dimmed">
            {t("webhooks.noBody")}
          </Text>
        ))}
    </li>
  );
}

/** To the second, because the next try may be one second away. */
function clockTime(at: string): string {
  return dateFormat(currentLanguage(), { dateStyle: "short", timeStyle: "medium" }).format(new Date(at));
}

/** JSON in lines; anything else as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

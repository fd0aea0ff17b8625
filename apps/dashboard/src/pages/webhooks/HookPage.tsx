// One webhook: how it fares, and every delivery of it.

import { Button, Group, Skeleton, Text } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { ArrowLeft, Send } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { PageNotFound } from "../../shell/PageStates.tsx";
import { DeliveryChart } from "./DeliveryChart.tsx";
import { DeliveryLog } from "./DeliveryLog.tsx";
import { HookBanner } from "./HookBanner.tsx";
import { HookState } from "./HookState.tsx";
import { HookDialogs, HookMenu, HookSwitch, useActing } from "./hook-acts.tsx";
import { EVERYTHING, type Hook } from "./hook-form.ts";
import { useHooks } from "./use-hooks.ts";
import classes from "./Webhooks.module.css";
import { hoursText } from "./words.ts";

export function HookPage() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const { hookId } = useParams({ strict: false });
  const manage = useCurrentProperty()?.can.manage ?? false;
  const hooks = useHooks(propertyId);
  const { acting, act, close } = useActing();
  const navigate = useNavigate();
  const hook = hooks.data?.find((one) => one.hookId === hookId);
  if (hooks.data && !hook) return <PageNotFound />;
  const back = (
    <Link to="/properties/$propertyId/webhooks" params={{ propertyId }} className={classes.back}>
      <ArrowLeft size={16} aria-hidden />
      {t("webhooks.back")}
    </Link>
  );
  if (!hook)
    return (
      <Page title={t("nav.webhooks")} about={back}>
        {hooks.isError ? (
          <Trouble error={hooks.error} onRetry={() => hooks.refetch()} />
        ) : (
          <Section>
            <Skeleton height={320} />
          </Section>
        )}
      </Page>
    );
  return (
    <Page
      title={hook.name}
      about={back}
      action={
        manage && (
          <>
            <MainAction icon={Send} label={t("webhooks.act.test")} onClick={() => act("test", hook)} />
            <Button variant="default" onClick={() => act("edit", hook)}>
              {t("webhooks.act.edit")}
            </Button>
            <HookMenu hook={hook} act={act} />
          </>
        )
      }
    >
      <HookBanner hook={hook} onRecover={manage ? () => act("recover", hook) : undefined} />
      <Section>
        <Facts hook={hook}>
          <HookSwitch propertyId={propertyId} hook={hook} act={manage ? act : undefined} />
        </Facts>
      </Section>
      <DeliveryChart propertyId={propertyId} hookId={hook.hookId} />
      <DeliveryLog key={hook.hookId} propertyId={propertyId} hook={hook} manage={manage} />
      <HookDialogs
        propertyId={propertyId}
        hooks={[hook]}
        acting={acting}
        onClose={close}
        onDeleted={() => void navigate({ to: "/properties/$propertyId/webhooks", params: { propertyId } })}
      />
    </Page>
  );
}

function Facts({ hook, children }: { hook: Hook; children: React.ReactNode }) {
  const { t } = useTranslation();
  const { url, events, ordered, retry, previousSecretValidUntil } = hook;
  return (
    <dl className={classes.facts}>
      <dt>{t("webhooks.state.label")}</dt>
      <dd>
        <Group gap="md">
          {children}
          <HookState hook={hook} />
        </Group>
      </dd>
      <dt>{t("webhooks.url")}</dt>
      <dd>
        <Group gap={4} wrap="nowrap">
          <span className={classes.url}>{url}</span>
          <CopyButton value={url} label={t("webhooks.copyUrl")} small />
        </Group>
      </dd>
      <dt>{t("webhooks.events")}</dt>
      <dd>
        {events.includes(EVERYTHING) ? (
          t("webhooks.everything")
        ) : (
          <ul className={classes.codes}>
            {events.map((event) => (
              <li key={event}>
                <code>{event}</code>
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>{t("webhooks.deliveryPlan")}</dt>
      <dd>
        {t("webhooks.plan", { time: hoursText(t, retry.giveUpAfterH) })}
        {ordered && <> · {t("webhooks.inOrder")}</>}
      </dd>
      {previousSecretValidUntil && (
        <>
          <dt>{t("webhooks.oldSecret")}</dt>
          <dd>
            <Text component="span">{t("webhooks.oldSecretUntil")} </Text>
            <When at={previousSecretValidUntil} />
          </dd>
        </>
      )}
    </dl>
  );
}

// Webhooks: who is told of what happens here, whether it arrives, and what to do where it does not.

import { Anchor, Button, Text, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Plus, Webhook } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { DeliveryChart } from "./DeliveryChart.tsx";
import { HookBanner } from "./HookBanner.tsx";
import { HookDialog } from "./HookDialog.tsx";
import { HookState } from "./HookState.tsx";
import { HookDialogs, HookMenu, HookSwitch, useActing } from "./hook-acts.tsx";
import { EVERYTHING, type Hook } from "./hook-form.ts";
import { useEvents } from "./use-events.ts";
import { useHooks } from "./use-hooks.ts";

export function Webhooks() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const hooks = useHooks(propertyId);
  const { words } = useEvents(propertyId);
  const [creating, setCreating] = useState(false);
  const { acting, act, close } = useActing();
  const all = hooks.data ?? [];

  const columns: Column<Hook>[] = [
    {
      key: "name",
      head: t("nav.webhooks"),
      cell: (hook) => (
        <>
          <Anchor
            fw={500}
            c="var(--ink)"
            renderRoot={(props) => (
              <Link
                to="/properties/$propertyId/webhooks/$hookId"
                params={{ propertyId, hookId: hook.hookId }}
                {...props}
              />
            )}
          >
            {hook.name}
          </Anchor>
          <Text size="xs" c="dimmed" truncate maw={320} title={hook.url}>
            {hook.url}
          </Text>
        </>
      ),
    },
    {
      key: "events",
      head: t("webhooks.events"),
      width: 190,
      spare: true,
      cell: ({ events }) =>
        events.includes(EVERYTHING) ? (
          t("webhooks.all")
        ) : (
          <Tooltip multiline maw={320} label={events.map(words).join(" · ")}>
            <span>
              {events.length === 1 ? (
                <code>{events[0]}</code>
              ) : (
                t("webhooks.someEvents", { count: events.length })
              )}
            </span>
          </Tooltip>
        ),
    },
    {
      key: "state",
      head: t("webhooks.state.label"),
      width: 210,
      cell: (hook) => <HookState hook={hook} />,
    },
    {
      key: "on",
      head: t("webhooks.onHead"),
      width: 72,
      cell: (hook) => <HookSwitch propertyId={propertyId} hook={hook} act={manage ? act : undefined} />,
    },
    ...(manage
      ? [
          {
            key: "menu",
            width: 56,
            head: <span className="visually-hidden">{t("actions")}</span>,
            cell: (hook: Hook) => <HookMenu hook={hook} act={act} />,
          },
        ]
      : []),
  ];

  const banners = all.filter(({ disabledBecause }) => disabledBecause);
  return (
    <Page
      title={t("nav.webhooks")}
      about={t("webhooks.about")}
      action={
        manage && <MainAction icon={Plus} label={t("webhooks.create")} onClick={() => setCreating(true)} />
      }
    >
      {banners.map((hook) => (
        <HookBanner
          key={hook.hookId}
          hook={hook}
          onRecover={manage ? () => act("recover", hook) : undefined}
        />
      ))}
      <Section title={t("webhooks.list")} flush>
        <Rows
          label={t("webhooks.list")}
          query={hooks}
          columns={columns}
          rowKey={({ hookId }) => hookId}
          empty={
            <Empty
              icon={Webhook}
              title={t("webhooks.none")}
              text={t("webhooks.noneText")}
              action={
                manage && (
                  <Button variant="default" onClick={() => setCreating(true)}>
                    {t("webhooks.create")}
                  </Button>
                )
              }
            />
          }
        />
      </Section>
      {all.length > 0 && <DeliveryChart propertyId={propertyId} />}
      {creating && <HookDialog propertyId={propertyId} onClose={() => setCreating(false)} />}
      <HookDialogs propertyId={propertyId} hooks={all} acting={acting} onClose={close} />
    </Page>
  );
}

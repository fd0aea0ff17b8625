// Edit Profile, sessions: where one is signed in, and ending what one does not know.

import { Badge, Button, Group, Text } from "@mantine/core";
import { LogOut, MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { When } from "../../parts/When.tsx";
import { deviceOf } from "./device.ts";

type Session = Item<"agent.list-sessions">;

export function Sessions() {
  const { t } = useTranslation();
  const sessions = useAll("agent.list-sessions", {});
  const [ending, setEnding] = useState<Session | null>(null);
  const revoke = useSave("agent.revoke-session", null, {
    said: t("sessions.ended"),
    onDone: () => setEnding(null),
  });
  const others = useSave("agent.revoke-other-sessions", null, {
    noted: true,
    onDone: ({ revoked }) => said(t("sessions.othersEnded", { count: revoked })),
  });

  const columns: Column<Session>[] = [
    {
      key: "device",
      head: t("sessions.device"),
      cell: (session) => (
        <Group gap="sm" wrap="nowrap">
          <Text title={session.userAgent}>{deviceOf(session.userAgent) ?? t("sessions.unknown")}</Text>
          {session.current && (
            <Badge variant="light" tt="none">
              {t("sessions.current")}
            </Badge>
          )}
        </Group>
      ),
    },
    { key: "ip", head: t("sessions.ip"), cell: ({ ip }) => ip },
    { key: "seen", head: t("sessions.lastSeen"), cell: ({ lastSeenOn }) => <When at={lastSeenOn} /> },
    {
      key: "since",
      spare: true,
      head: t("sessions.since"),
      cell: ({ createdOn }) => <When at={createdOn} />,
    },
    {
      key: "end",
      head: <span className="visually-hidden">{t("actions")}</span>,
      align: "right",
      cell: (session) =>
        !session.current && (
          <Button variant="subtle" size="xs" color="danger" onClick={() => setEnding(session)}>
            {t("sessions.end")}
          </Button>
        ),
    },
  ];

  return (
    <Page
      title={t("nav.sessions")}
      about={t("sessions.about")}
      action={
        <Button
          variant="default"
          leftSection={<LogOut size={16} aria-hidden />}
          loading={others.pending}
          disabled={(sessions.data?.length ?? 0) < 2}
          onClick={() => others.submit({})}
        >
          {t("sessions.endOthers")}
        </Button>
      }
    >
      <Section flush>
        <Rows
          label={t("nav.sessions")}
          query={sessions}
          columns={columns}
          rowKey={({ sessionId }) => sessionId}
          empty={<Empty icon={MonitorSmartphone} title={t("sessions.none")} text={t("sessions.about")} />}
        />
      </Section>
      <Confirm
        opened={ending !== null}
        title={t("sessions.endTitle")}
        verb={t("sessions.end")}
        save={revoke}
        onConfirm={() => ending && revoke.submit({ sessionId: ending.sessionId })}
        onClose={() => setEnding(null)}
      >
        <Text>
          {t("sessions.endText", {
            device: deviceOf(ending?.userAgent ?? "") ?? t("sessions.unknown"),
            ip: ending?.ip,
          })}
        </Text>
      </Confirm>
    </Page>
  );
}

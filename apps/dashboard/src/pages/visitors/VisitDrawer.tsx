// One visit: who it is, where they come from and what they looked at; and the two things to do about it: write, or ban.

import { Badge, Button, Drawer, Group, Skeleton, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ban, MessageCircle, MessagesSquare } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { client, type Result } from "../../api/calls.ts";
import { Face } from "../../parts/Face.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";
import { BanDialog } from "../bans/BanDialog.tsx";
import { Elapsed } from "./Elapsed.tsx";
import { InviteForm } from "./InviteForm.tsx";
import type { Visitor } from "./live-visitors.ts";
import classes from "./Visitors.module.css";
import { deviceName, hostOf, pathOf, place } from "./words.ts";

type Dossier = Result<"visitor.get">;

interface Props {
  propertyId: string;
  /** Null while none is open. */
  visitorId: string | null;
  /** As the table shows them; undefined once they are gone. */
  visitor: Visitor | undefined;
  nameOf: (agentId: string) => string;
  onClose: () => void;
}

export function VisitDrawer({ propertyId, visitorId, visitor, nameOf, onClose }: Props) {
  const { t } = useTranslation();
  // The last one stays in sight while the drawer slides away.
  const [shownId, setShownId] = useState(visitorId);
  if (visitorId !== null && visitorId !== shownId) setShownId(visitorId);
  return (
    <Drawer
      opened={visitorId !== null}
      onClose={onClose}
      position="right"
      size={400}
      padding="lg"
      title={t("visitors.visit")}
      closeButtonProps={{ "aria-label": t("close") }}
      overlayProps={{ backgroundOpacity: 0.12 }}
      transitionProps={{ duration: 200 }}
    >
      {shownId && (
        <Visit
          key={shownId}
          propertyId={propertyId}
          visitorId={shownId}
          live={visitor}
          nameOf={nameOf}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}

function Visit({
  propertyId,
  visitorId,
  live,
  nameOf,
  onClose,
}: {
  propertyId: string;
  visitorId: string;
  live: Visitor | undefined;
  nameOf: (agentId: string) => string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<"write" | "ban" | null>(null);
  const dossier = useQuery({
    queryKey: ["visitor.get", { propertyId, visitorId }],
    queryFn: () => client.visitor.get({ propertyId, visitorId }),
  });
  // Another page, another chat: what was read of the visit is old.
  const moved = live && `${live.page?.url} ${live.chatId} ${live.group}`;
  const { refetch } = dossier;
  useEffect(() => {
    if (moved !== undefined) void refetch();
  }, [moved, refetch]);

  const visitor = live ?? dossier.data;
  if (!visitor)
    return dossier.isError ? (
      <Trouble error={dossier.error} onRetry={() => dossier.refetch()} />
    ) : (
      <Skeleton height={120} />
    );
  const { name, email, group, chatId, agentIds } = visitor;
  return (
    <>
      <Group wrap="nowrap" gap="sm">
        <Face name={name} size={44} />
        <div style={{ minWidth: 0 }}>
          <Title order={2} lineClamp={2}>
            {name}
          </Title>
          <Group gap={6}>
            <span className={classes.mark} data-group={group} aria-hidden />
            <Text c="dimmed">{t(`visitors.groupOne.${group}`)}</Text>
            {group !== "gone" && visitor.sessionStartedOn && (
              <Text c="dimmed" component="span" data-number>
                · <Elapsed since={visitor.sessionStartedOn} />
              </Text>
            )}
          </Group>
        </div>
      </Group>

      <div className={classes.acts}>
        {chatId ? (
          <Button
            leftSection={<MessagesSquare size={16} aria-hidden />}
            renderRoot={(props) => (
              <Link
                to="/inbox/$propertyId/{-$view}/{-$chatId}"
                params={{ propertyId, view: "all", chatId }}
                {...props}
              />
            )}
          >
            {t("visitors.openChat")}
          </Button>
        ) : (
          <Button
            leftSection={<MessageCircle size={16} aria-hidden />}
            disabled={group === "gone"}
            onClick={() => setDoing("write")}
          >
            {t("visitors.startChat")}
          </Button>
        )}
        <Button
          variant="default"
          color="danger"
          leftSection={<Ban size={16} aria-hidden />}
          onClick={() => setDoing("ban")}
        >
          {t("bans.ban")}
        </Button>
      </div>
      {doing === "write" && !chatId && (
        <InviteForm
          propertyId={propertyId}
          visitorId={visitorId}
          name={name}
          onClose={() => setDoing(null)}
        />
      )}
      {agentIds.length > 0 && (
        <Text c="dimmed" mt="sm">
          {t("visitors.with", { names: agentIds.map(nameOf).filter(Boolean).join(", ") })}
        </Text>
      )}

      <Facts visitor={visitor} email={email} />
      {visitor.tags.length > 0 && (
        <Group gap={4} mt="md">
          {visitor.tags.map((tag) => (
            <Badge key={tag} size="sm" variant="default" tt="none">
              {tag}
            </Badge>
          ))}
        </Group>
      )}
      {visitor.note && (
        <Part title={t("visitors.note")}>
          <Text style={{ whiteSpace: "pre-line" }}>{visitor.note}</Text>
        </Part>
      )}
      {dossier.data && <Trail dossier={dossier.data} />}
      {doing === "ban" && (
        <BanDialog
          propertyId={propertyId}
          visitor={{ id: visitorId, name, ip: visitor.ip || undefined }}
          onClose={() => {
            setDoing(null);
            onClose();
          }}
        />
      )}
    </>
  );
}

function Facts({ visitor, email }: { visitor: Visitor; email: string | undefined }) {
  const { t } = useTranslation();
  const { phone, userId, location, ip, device, language, referrer, page, landing, customAttributes } =
    visitor;
  const facts: [string, ReactNode][] = [
    [t("fields.email"), email],
    [t("visitors.phone"), phone],
    [t("visitors.userId"), userId],
    [t("visitors.column.place"), place(location)],
    [t("visitors.ip"), ip && <span data-number>{ip}</span>],
    [
      t("visitors.device"),
      device && `${deviceName(device, t("visitors.unknown"))} · ${t(`visitors.deviceType.${device.type}`)}`,
    ],
    [t("language"), language],
    [t("visitors.column.page"), page && (page.title || pathOf(page.url))],
    [t("visitors.landing"), landing && landing.url !== page?.url && (landing.title || pathOf(landing.url))],
    [t("visitors.column.referrer"), referrer ? hostOf(referrer) : t("visitors.direct")],
    [t("visitors.pageViews"), visitor.pageViews],
    [t("visitors.column.visits"), visitor.visits],
    [t("visitors.column.chats"), visitor.chats],
    ...Object.entries(customAttributes).map(([key, value]): [string, ReactNode] => [key, String(value)]),
  ];
  return (
    <div className={classes.part}>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== undefined && value !== "" && value !== false)
          .map(([label, value]) => (
            <Fact key={label} label={label}>
              {value}
            </Fact>
          ))}
      </dl>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <Title order={3}>{title}</Title>
      {children}
    </section>
  );
}

const SHOWN = 20;

function Trail({ dossier: { pages, events } }: { dossier: Dossier }) {
  const { t } = useTranslation();
  return (
    <>
      {pages.length > 0 && (
        <Part title={t("visitors.pages")}>
          <ol className={classes.trail}>
            {pages.slice(0, SHOWN).map(({ url, title, viewedOn }) => (
              <li key={`${viewedOn} ${url}`}>
                <span className={classes.two} title={url}>
                  <span>{title || pathOf(url)}</span>
                  {title && <small>{pathOf(url)}</small>}
                </span>
                <When at={viewedOn} />
              </li>
            ))}
          </ol>
        </Part>
      )}
      {events.length > 0 && (
        <Part title={t("visitors.events")}>
          <ol className={classes.trail}>
            {events.slice(0, SHOWN).map(({ name, data, time }) => (
              <li key={`${time} ${name}`}>
                <span className={classes.two}>
                  <span>{name}</span>
                  <small>
                    {Object.entries(data)
                      .map(([key, value]) => `${key}: ${value}`)
                      .join(" · ")}
                  </small>
                </span>
                <When at={time} />
              </li>
            ))}
          </ol>
        </Part>
      )}
    </>
  );
}

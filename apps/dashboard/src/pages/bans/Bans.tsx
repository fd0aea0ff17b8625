// Bans: who is kept out, why, by whom and until when. Lifting one can be undone.

import { Badge, Button, Group, Text, TextInput } from "@mantine/core";
import { Ban as BanIcon, Globe, Search, UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, type Item, readAgain, useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { errorText } from "../../parts/error-text.ts";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { refused, undoable } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { When } from "../../parts/When.tsx";
import { usePropertyId } from "../../shell/current-property.ts";
import { BanDialog } from "./BanDialog.tsx";

type Ban = Item<"bans.list">;

export function Bans() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const bans = useAll("bans.list", { propertyId });
  const [adding, setAdding] = useState(false);
  const [words, setWords] = useState("");

  const again = async ({ visitorId, ip, reason, expiresOn }: Ban) => {
    try {
      await client.bans.create({
        propertyId,
        ...(visitorId ? { visitorId } : { ip: ip ?? "" }),
        ...(reason && { reason }),
        ...(expiresOn && { expiresOn }),
      });
      await readAgain(["bans"]);
    } catch (error) {
      refused(errorText(t, error as Error));
    }
  };
  const lift = useSave("bans.delete", null, {
    noted: true,
    onDone: (_, { banId }) => {
      const ban = bans.data?.find((one) => one.banId === banId);
      if (!ban) return;
      const message = t("bans.lifted", { name: nameOf(ban) });
      undoable(message, isOver(ban) ? undefined : { label: t("undo"), act: () => void again(ban) });
    },
  });

  const columns: Column<Ban>[] = [
    {
      key: "who",
      head: t("bans.who"),
      cell: (ban) => <Who ban={ban} />,
    },
    {
      key: "reason",
      head: t("bans.reason"),
      cell: ({ reason }) =>
        reason ? (
          <Text lineClamp={2} maw={300} title={reason}>
            {reason}
          </Text>
        ) : (
          <Text c="dimmed">{t("bans.noReason")}</Text>
        ),
    },
    {
      key: "by",
      head: t("bans.by"),
      width: 170,
      spare: true,
      cell: ({ createdBy, createdOn }) => (
        <>
          <Text truncate maw={150}>
            {createdBy.name}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            <When at={createdOn} />
          </Text>
        </>
      ),
    },
    {
      key: "until",
      head: t("bans.ends"),
      width: 150,
      cell: (ban) =>
        ban.expiresOn === undefined ? (
          t("bans.never")
        ) : isOver(ban) ? (
          <Badge variant="default" tt="none" size="sm">
            {t("bans.over")}
          </Badge>
        ) : (
          <When at={ban.expiresOn} />
        ),
    },
    {
      key: "lift",
      width: 92,
      align: "right",
      head: <span className="visually-hidden">{t("actions")}</span>,
      cell: (ban) => (
        <Button
          variant="default"
          size="xs"
          aria-label={t("bans.liftOf", { name: nameOf(ban) })}
          onClick={() => lift.submit({ propertyId, banId: ban.banId })}
        >
          {t("bans.lift")}
        </Button>
      ),
    },
  ];

  return (
    <Page
      title={t("nav.bans")}
      about={t("bans.about")}
      action={<MainAction icon={BanIcon} label={t("bans.add")} onClick={() => setAdding(true)} />}
    >
      <Section
        title={t("bans.all")}
        flush
        action={
          <TextInput
            aria-label={t("bans.find")}
            placeholder={t("bans.find")}
            leftSection={<Search size={16} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            size="xs"
            w={240}
          />
        }
      >
        <Rows
          label={t("nav.bans")}
          query={bans}
          show={(rows) => matching(rows, words)}
          columns={columns}
          rowKey={({ banId }) => banId}
          empty={
            words ? (
              <Empty icon={Search} title={t("nothingFound")} text={t("nothingFoundText", { words })} />
            ) : (
              <Empty icon={BanIcon} title={t("bans.none")} text={t("bans.noneText")} />
            )
          }
        />
      </Section>
      {adding && <BanDialog propertyId={propertyId} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Who({ ban }: { ban: Ban }) {
  const { t } = useTranslation();
  const Icon = ban.kind === "ip" ? Globe : UserRound;
  return (
    <Group gap="sm" wrap="nowrap">
      <Icon size={16} aria-hidden color="var(--ink-soft)" style={{ flex: "none" }} />
      <div style={{ minWidth: 0 }}>
        <Text fw={500} truncate maw={260} data-number>
          {nameOf(ban)}
        </Text>
        <Text size="xs" c="dimmed">
          {ban.kind === "visitor"
            ? t("bans.visitor")
            : ban.ip?.includes("/")
              ? t("bans.range")
              : t("bans.address")}
        </Text>
      </div>
    </Group>
  );
}

function nameOf({ ip, visitorName, visitorId }: Ban): string {
  return ip ?? visitorName ?? visitorId ?? "";
}

function isOver({ expiresOn }: Ban): boolean {
  return expiresOn !== undefined && Date.parse(expiresOn) <= Date.now();
}

function matching(bans: Ban[], words: string): Ban[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return bans;
  return bans.filter((ban) =>
    [ban.ip, ban.visitorName, ban.visitorId, ban.reason, ban.createdBy.name].some((text) =>
      text?.toLowerCase().includes(wanted),
    ),
  );
}

// What a row of the key table shows.

import { ActionIcon, Badge, Code, Group, Menu, Text, Tooltip } from "@mantine/core";
import { Ellipsis, PenLine, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../i18n/i18n.ts";
import type { Column } from "../../parts/Rows.tsx";
import { shortDate } from "../../parts/time.ts";
import { When } from "../../parts/When.tsx";
import type { ApiKey } from "./KeyList.tsx";

type Act = (act: { what: "rename" | "rotate"; key: ApiKey }) => void;

export function useKeyColumns(act: Act): Column<ApiKey>[] {
  const { t } = useTranslation();
  return [
    { key: "name", head: t("keys.name"), cell: (key) => <Name of={key} /> },
    {
      key: "key",
      head: t("keys.key"),
      cell: ({ prefix, last4 }) => (
        <Code>
          {prefix}…{last4}
        </Code>
      ),
    },
    { key: "scopes", head: t("keys.may"), cell: (key) => <Reach of={key} /> },
    {
      key: "used",
      head: t("keys.lastUsed"),
      cell: ({ lastUsedOn, lastUsedIp }) =>
        lastUsedOn ? (
          <>
            <When at={lastUsedOn} />
            <Text size="xs" c="dimmed">
              {lastUsedIp}
            </Text>
          </>
        ) : (
          <Text c="dimmed">{t("keys.never")}</Text>
        ),
    },
    {
      key: "created",
      spare: true,
      head: t("keys.created"),
      cell: ({ createdOn }) => <When at={createdOn} />,
    },
    {
      key: "menu",
      width: 56,
      head: <span className="visually-hidden">{t("actions")}</span>,
      cell: (key) => <RowMenu of={key} act={act} />,
    },
  ];
}

function Name({ of }: { of: ApiKey }) {
  const { t } = useTranslation();
  const expired = of.expiresOn !== undefined && Date.parse(of.expiresOn) < Date.now();
  const overlapping = of.previousValidUntil !== undefined && Date.parse(of.previousValidUntil) > Date.now();
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <Text fw={500} truncate maw={220}>
          {of.name}
        </Text>
        {of.mode === "test" && <Mark color="warn" text={t("keys.test")} />}
        {of.kind === "service" && <Mark color="accent" text={t("keys.service")} />}
      </Group>
      {of.expiresOn && (
        <Text size="xs" c={expired ? "var(--danger)" : "dimmed"}>
          {t(expired ? "keys.expired" : "keys.expires", { date: shortDate(of.expiresOn, currentLanguage()) })}
        </Text>
      )}
      {overlapping && of.previousValidUntil && (
        <Text size="xs" c="dimmed">
          {t("keys.overlap")} <When at={of.previousValidUntil} />
        </Text>
      )}
    </>
  );
}

function Mark({ color, text }: { color: string; text: string }) {
  return (
    <Badge size="sm" variant="light" color={color} tt="none" flex="none">
      {text}
    </Badge>
  );
}

function Reach({ of }: { of: ApiKey }) {
  const { t } = useTranslation();
  const limits = [
    of.propertyIds && t("keys.someProperties", { count: of.propertyIds.length }),
    of.ips && t("keys.someIps", { count: of.ips.length }),
  ].filter(Boolean);
  return (
    <>
      {of.scopes ? (
        <Tooltip label={of.scopes.join(", ")} multiline maw={320}>
          <Text>{t("keys.someScopes", { count: of.scopes.length })}</Text>
        </Tooltip>
      ) : (
        <Text>{t("keys.everything")}</Text>
      )}
      {limits.length > 0 && (
        <Text size="xs" c="dimmed">
          {limits.join(" · ")}
        </Text>
      )}
    </>
  );
}

function RowMenu({ of, act }: { of: ApiKey; act: Act }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("actionsFor", { name: of.name })}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<PenLine size={16} aria-hidden />}
          onClick={() => act({ what: "rename", key: of })}
        >
          {t("keys.rename")}
        </Menu.Item>
        <Menu.Item
          leftSection={<RotateCw size={16} aria-hidden />}
          onClick={() => act({ what: "rotate", key: of })}
        >
          {t("keys.rotate")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

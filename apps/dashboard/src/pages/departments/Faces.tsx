// A few members side by side, and how many more.

import { Group, Text, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Item } from "../../api/calls.ts";
import { Face } from "../../parts/Face.tsx";

const most = 5;

export function Faces({ members }: { members: Item<"members.list">[] }) {
  const { t } = useTranslation();
  if (members.length === 0) return <Text c="dimmed">{t("departments.nobody")}</Text>;
  const names = members.map(({ name }) => name).join(", ");
  return (
    <Tooltip label={names} multiline maw={320}>
      <Group gap={6} w="fit-content" role="img" aria-label={names}>
        {members.slice(0, most).map(({ agentId, name, picture }) => (
          <Face key={agentId} name={name} picture={picture} />
        ))}
        {members.length > most && <Text c="dimmed">+{members.length - most}</Text>}
      </Group>
    </Tooltip>
  );
}

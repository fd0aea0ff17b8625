// A table of keys: one's own, or the service keys of a property. Tick to delete; a menu per row for the rest.

import { Button, Group, Text } from "@mantine/core";
import { KeyRound, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { useChosen } from "../../parts/chosen.ts";
import { useChosenColumn } from "../../parts/chosen-column.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { Section } from "../../parts/Page.tsx";
import { Rows } from "../../parts/Rows.tsx";
import type { Property } from "../../shell/current-property.ts";
import { DeleteKeys } from "./DeleteKeys.tsx";
import { useKeyColumns } from "./key-columns.tsx";
import { RenameKey } from "./RenameKey.tsx";
import { RotateKey } from "./RotateKey.tsx";

export type ApiKey = Item<"keys.list">;

export function KeyList({ property }: { property?: Property }) {
  const { t } = useTranslation();
  const keys = useAll("keys.list", property ? { propertyId: property.propertyId } : {});
  const chosen = useChosen();
  const [acting, setActing] = useState<{ what: "rename" | "rotate"; key: ApiKey } | null>(null);
  const [deleting, setDeleting] = useState(false);
  const tick = useChosenColumn({ rows: keys.data, chosen, id: keyIdOf, name: ({ name }) => name });
  const columns = useKeyColumns(setActing);
  const marked = keys.data?.filter(({ keyId }) => chosen.ids.has(keyId)) ?? [];
  const close = () => setActing(null);

  if (property && !keys.data?.length) return null;
  return (
    <Section
      title={property ? t("keys.ofProperty", { name: property.name }) : t("keys.mine")}
      flush
      action={
        <Group gap="sm" wrap="nowrap">
          <Text c="dimmed" aria-live="polite">
            {marked.length > 0 && t("table.selected", { count: marked.length })}
          </Text>
          <Button
            variant="default"
            color="danger"
            size="xs"
            leftSection={<Trash2 size={16} aria-hidden />}
            style={{ visibility: marked.length > 0 ? "visible" : "hidden" }}
            onClick={() => setDeleting(true)}
          >
            {t("delete")}
          </Button>
        </Group>
      }
    >
      <Rows
        label={property ? t("keys.ofProperty", { name: property.name }) : t("keys.mine")}
        query={keys}
        columns={[tick, ...columns]}
        rowKey={keyIdOf}
        chosen={chosen.ids}
        empty={<Empty icon={KeyRound} title={t("keys.none")} text={t("keys.noneText")} />}
      />
      <DeleteKeys
        opened={deleting}
        keys={marked}
        onClose={() => setDeleting(false)}
        onDone={() => {
          setDeleting(false);
          chosen.clear();
        }}
      />
      {acting?.what === "rename" && <RenameKey apiKey={acting.key} onClose={close} />}
      {acting?.what === "rotate" && <RotateKey apiKey={acting.key} onClose={close} />}
    </Section>
  );
}

function keyIdOf({ keyId }: ApiKey): string {
  return keyId;
}

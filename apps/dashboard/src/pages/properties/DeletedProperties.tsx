// Properties deleted in the last thirty days, and the way back.

import { Button, Text } from "@mantine/core";
import { Trash2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { When } from "../../parts/When.tsx";

type Property = Item<"property.list">;

export function DeletedProperties() {
  const { t } = useTranslation();
  const deleted = useAll("property.list", { deleted: true });
  const restore = useSave("property.restore", null, {
    onDone: ({ name }) => said(t("deleted.restored", { name })),
  });
  const columns: Column<Property>[] = [
    { key: "name", head: t("fields.name"), cell: ({ name }) => <Text fw={500}>{name}</Text> },
    { key: "on", head: t("deleted.on"), cell: ({ deletedOn }) => deletedOn && <When at={deletedOn} /> },
    {
      key: "restore",
      align: "right",
      head: <span className="visually-hidden">{t("actions")}</span>,
      cell: ({ propertyId, name, can }) =>
        can.manage && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Undo2 size={16} aria-hidden />}
            aria-label={t("deleted.restoreThing", { name })}
            onClick={() => restore.submit({ propertyId })}
          >
            {t("deleted.restore")}
          </Button>
        ),
    },
  ];
  return (
    <Page title={t("deleted.title")} about={t("deleted.about")} narrow>
      <Failure error={restore.failure} />
      <Section flush>
        <Rows
          label={t("deleted.title")}
          query={deleted}
          columns={columns}
          rowKey={({ propertyId }) => propertyId}
          empty={<Empty icon={Trash2} title={t("deleted.none")} text={t("deleted.about")} />}
        />
      </Section>
    </Page>
  );
}

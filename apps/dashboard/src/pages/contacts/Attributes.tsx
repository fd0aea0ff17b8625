// Custom attributes of contacts and organizations: defined, renamed and deleted.

import { Badge, Button, Code, Group, Modal, Select, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ListPlus, PenLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { useRules } from "../../parts/rules.ts";
import { said } from "../../parts/said.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";

const objects = ["person", "organization"] as const;
type Subject = (typeof objects)[number];
const types = ["string", "number", "boolean", "date"] as const;

interface Attribute {
  key: string;
  object: Subject;
  label: string;
  dataType: (typeof types)[number];
}

export function Attributes() {
  const { t } = useTranslation();
  const manage = useCurrentProperty()?.can.answer ?? false;
  const [editing, edit] = useState<Attribute | "new" | null>(null);
  const [deleting, ask] = useState<Attribute | null>(null);
  const propertyId = usePropertyId();
  const remove = useSave("contact.attribute.delete-custom", null, {
    onDone: () => {
      said(t("contacts.deleted", { name: deleting?.label ?? "" }));
      ask(null);
    },
  });
  return (
    <Page
      title={t("nav.attributes")}
      about={t("contacts.attr.about")}
      action={
        manage && <MainAction icon={ListPlus} label={t("contacts.attr.add")} onClick={() => edit("new")} />
      }
    >
      {objects.map((object) => (
        <List key={object} object={object} manage={manage} onEdit={edit} onDelete={ask} />
      ))}
      {editing && (
        <AttributeDialog
          propertyId={propertyId}
          {...(editing === "new" ? {} : { attribute: editing })}
          onClose={() => edit(null)}
        />
      )}
      <Confirm
        opened={deleting !== null}
        title={t("contacts.deleteTitle", { name: deleting?.label ?? "" })}
        verb={t("delete")}
        save={remove}
        onConfirm={() =>
          deleting && remove.submit({ propertyId, object: deleting.object, key: deleting.key })
        }
        onClose={() => ask(null)}
      >
        <Text>{t("contacts.attr.deleteText")}</Text>
      </Confirm>
    </Page>
  );
}

interface ListProps {
  object: Subject;
  manage: boolean;
  onEdit: (attribute: Attribute) => void;
  onDelete: (attribute: Attribute) => void;
}

function List({ object, manage, onEdit, onDelete }: ListProps) {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const found = useCall("contact.attribute.list-custom", { propertyId, object });
  const columns: Column<Attribute>[] = [
    { key: "label", head: t("contacts.attr.label"), cell: ({ label }) => <Text fw={500}>{label}</Text> },
    { key: "key", head: t("contacts.attr.key"), cell: ({ key }) => <Code>{key}</Code> },
    {
      key: "type",
      head: t("contacts.attr.type"),
      width: 140,
      cell: ({ dataType }) => (
        <Badge variant="default" tt="none" size="sm">
          {t(`contacts.attr.types.${dataType}`)}
        </Badge>
      ),
    },
    {
      key: "acts",
      head: <span className="visually-hidden">{t("actions")}</span>,
      width: 190,
      align: "right",
      cell: (attribute) =>
        manage && (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button
              variant="default"
              size="xs"
              aria-label={t("editThing", { name: attribute.label })}
              onClick={() => onEdit(attribute)}
            >
              <PenLine size={16} aria-hidden />
            </Button>
            <Button
              variant="default"
              size="xs"
              aria-label={t("deleteThing", { name: attribute.label })}
              onClick={() => onDelete(attribute)}
            >
              <Trash2 size={16} aria-hidden />
            </Button>
          </Group>
        ),
    },
  ];
  return (
    <Section title={t(`contacts.attr.of.${object}`)} flush>
      <Rows
        label={t(`contacts.attr.of.${object}`)}
        query={
          { ...found, data: found.data?.dataAttributes } as Parameters<typeof Rows<Attribute>>[0]["query"]
        }
        columns={columns}
        rowKey={({ key }) => key}
        empty={<Empty icon={ListPlus} title={t("contacts.attr.none")} text={t("contacts.attr.noneText")} />}
      />
    </Section>
  );
}

interface DialogProps {
  propertyId: string;
  attribute?: Attribute;
  onClose: () => void;
}

function AttributeDialog({ propertyId, attribute, onClose }: DialogProps) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    initialValues: {
      object: attribute?.object ?? ("person" as Subject),
      label: attribute?.label ?? "",
      dataType: attribute?.dataType ?? ("string" as (typeof types)[number]),
    },
    validate: { label: rules.required },
  });
  const done = ({ label }: { label: string }) => {
    said(t("contacts.attr.saved", { name: label }));
    onClose();
  };
  const create = useSave("contact.attribute.create-custom", form, {
    fields: { key_taken: "label", key: "label" },
    onDone: done,
  });
  const rename = useSave("contact.attribute.update-custom", form, { onDone: done });
  const submit = ({ object, label, dataType }: typeof form.values) => {
    if (attribute) rename.submit({ propertyId, object, key: attribute.key, label });
    else create.submit({ propertyId, object, label, dataType });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={attribute ? t("editThing", { name: attribute.label }) : t("contacts.attr.add")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
        <TextInput label={t("contacts.attr.label")} data-autofocus {...form.getInputProps("label")} />
        {!attribute && (
          <>
            <Select
              label={t("contacts.attr.object")}
              allowDeselect={false}
              data={objects.map((value) => ({ value, label: t(`contacts.attr.of.${value}`) }))}
              {...form.getInputProps("object")}
            />
            <Select
              label={t("contacts.attr.type")}
              description={t("contacts.attr.typeHint")}
              allowDeselect={false}
              data={types.map((value) => ({ value, label: t(`contacts.attr.types.${value}`) }))}
              {...form.getInputProps("dataType")}
            />
          </>
        )}
        <Failure error={create.failure ?? rename.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending || rename.pending}>
            {t("save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

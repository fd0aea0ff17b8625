// Which of the property's widgets the page is about; making one, calling it otherwise, removing it.

import { ActionIcon, Button, Group, Menu, Modal, Select, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Item } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { useRules } from "../../parts/rules.ts";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";

interface Props {
  propertyId: string;
  list: Item<"widgets.list">[];
  widgetId: string;
  manage: boolean;
  choose: (widgetId: string) => void;
}

export function WidgetSwitch({ propertyId, list, widgetId, manage, choose }: Props) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<"add" | "rename" | "remove">();
  const close = () => setDialog(undefined);
  const current = list.find((one) => one.widgetId === widgetId);
  const remove = useSave("widgets.remove", null, {
    said: t("widget.removed"),
    onDone: () => {
      close();
      choose("default");
    },
  });
  return (
    <Group gap="xs" wrap="nowrap">
      {list.length > 1 && (
        <Select
          aria-label={t("widget.which")}
          data={list.map((one) => ({ value: one.widgetId, label: one.name }))}
          value={widgetId}
          allowDeselect={false}
          onChange={(id) => choose(id ?? "default")}
        />
      )}
      {manage && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t("widget.manage")}>
              <Ellipsis size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setDialog("add")}>{t("widget.add")}</Menu.Item>
            <Menu.Item onClick={() => setDialog("rename")}>{t("widget.rename")}</Menu.Item>
            {widgetId !== "default" && (
              <Menu.Item color="danger" onClick={() => setDialog("remove")}>
                {t("widget.remove")}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {(dialog === "add" || dialog === "rename") && (
        <NameDialog
          propertyId={propertyId}
          widget={dialog === "rename" ? current : undefined}
          onClose={close}
          onDone={(id) => {
            close();
            choose(id);
          }}
        />
      )}
      <Confirm
        opened={dialog === "remove"}
        title={t("widget.removeTitle", { name: current?.name })}
        verb={t("widget.remove")}
        save={remove}
        onConfirm={() => remove.submit({ propertyId, widgetId })}
        onClose={close}
      >
        <Text>{t("widget.removeText")}</Text>
      </Confirm>
    </Group>
  );
}

interface NameProps {
  propertyId: string;
  /** Absent for a new one. */
  widget: Item<"widgets.list"> | undefined;
  onClose: () => void;
  onDone: (widgetId: string) => void;
}

function NameDialog({ propertyId, widget, onClose, onDone }: NameProps) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({ initialValues: { name: widget?.name ?? "" }, validate: { name: rules.required } });
  const done = { said: t("widget.saved"), onDone: (made: { widgetId: string }) => onDone(made.widgetId) };
  const add = useSave("widgets.add", form, done);
  const update = useSave("widgets.update", form, done);
  return (
    <Modal
      opened
      onClose={onClose}
      title={widget ? t("widget.rename") : t("widget.add")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        className="stack"
        onSubmit={form.onSubmit(
          ({ name }) =>
            widget
              ? update.submit({ propertyId, widgetId: widget.widgetId, name })
              : add.submit({ propertyId, name }),
          focusFirst(form),
        )}
      >
        <TextInput
          label={t("fields.name")}
          description={t("widget.nameHint")}
          data-autofocus
          autoComplete="off"
          {...form.getInputProps("name")}
        />
        <Failure error={add.failure ?? update.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={add.pending || update.pending}>
            {widget ? t("save") : t("create")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

// The questions of a form: their kind, their words, whether they must be answered, and their order.

import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { ArrowUp, Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import classes from "./ChatWidget.module.css";
import type { Widget } from "./widget-settings.ts";

type Field = Widget["prechat"]["fields"][number];

interface Props<V extends object> {
  form: UseFormReturnType<V>;
  /** Where in the form they are. */
  path: string;
  fields: Field[];
}

const KINDS = ["name", "email", "phone", "department", "text", "textarea"] as const;
type Kind = (typeof KINDS)[number];

/** A program may have said by `context` what a text asks for. */
const kindOf = ({ type, context }: Field): Kind => context ?? type;

export function FieldsEditor<V extends object>({ form, path, fields }: Props<V>) {
  const { t } = useTranslation();
  const set = (next: Field[]) => form.setFieldValue(path, next as never);
  const asked = new Set<string>(fields.map(kindOf));
  const add = () => set([...fields, { type: "text", label: "", required: false }]);
  return (
    <Stack gap="sm" role="group" aria-label={t("widget.questions")}>
      <Text fw={500}>{t("widget.questions")}</Text>
      {fields.map((field, at) => {
        const kind = kindOf(field);
        const own = kind !== "text" && kind !== "textarea";
        return (
          <div key={at} className={classes.field}>
            <Select
              aria-label={t("widget.kind")}
              allowDeselect={false}
              data={KINDS.map((value) => ({
                value,
                label: t(`widget.kinds.${value}`),
                disabled: value !== "text" && value !== "textarea" && value !== kind && asked.has(value),
              }))}
              {...form.getInputProps(`${path}.${at}.type`)}
              value={kind}
              onChange={(type) => {
                const { label, required } = field;
                set(
                  fields.map((one, i) => (i === at && type ? { label, type: type as Kind, required } : one)),
                );
              }}
            />
            <TextInput
              aria-label={t("widget.question")}
              placeholder={own ? t("widget.ownWords") : t("widget.question")}
              autoComplete="off"
              {...form.getInputProps(`${path}.${at}.label`)}
            />
            <Checkbox
              label={t("widget.required")}
              {...form.getInputProps(`${path}.${at}.required`, { type: "checkbox" })}
            />
            <Group gap={2} wrap="nowrap">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("widget.moveUp")}
                disabled={at === 0}
                onClick={() =>
                  set(
                    fields.map((one, i) => (i === at - 1 ? field : i === at ? (fields[at - 1] ?? one) : one)),
                  )
                }
              >
                <ArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("widget.removeQuestion")}
                onClick={() => set(fields.filter((_, i) => i !== at))}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </div>
        );
      })}
      {form.errors[path] && (
        <Text c="danger" size="sm" role="alert">
          {form.errors[path]}
        </Text>
      )}
      <Group>
        <Button variant="default" size="xs" leftSection={<Plus size={16} aria-hidden />} onClick={add}>
          {t("widget.addQuestion")}
        </Button>
      </Group>
    </Stack>
  );
}

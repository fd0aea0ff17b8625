// Values of custom attributes, each in a field of its type; saved when one leaves it.

import { NumberInput, Select, Text, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../parts/Page.tsx";

type Value = string | number | boolean;
interface Attribute {
  key: string;
  label: string;
  dataType: "string" | "number" | "boolean" | "date";
}

interface Props {
  title: string;
  own: readonly Attribute[];
  values: Readonly<Record<string, Value>>;
  manage: boolean;
  onChange: (changed: Record<string, Value | null>) => void;
}

export function OwnAttributes({ title, own, values, manage, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={title}>
      {own.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("contacts.noAttributes")}
        </Text>
      )}
      <div className="stack">
        {own.map((attribute) => (
          <Field
            key={`${attribute.key} ${String(values[attribute.key] ?? "")}`}
            attribute={attribute}
            value={values[attribute.key]}
            manage={manage}
            onChange={(value) => onChange({ [attribute.key]: value })}
          />
        ))}
      </div>
    </Section>
  );
}

interface FieldProps {
  attribute: Attribute;
  value: Value | undefined;
  manage: boolean;
  onChange: (value: Value | null) => void;
}

function Field({ attribute: { label, dataType }, value, manage, onChange }: FieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Value | "">(value ?? "");
  const save = () => {
    const next = typeof draft === "string" ? draft.trim() : draft;
    if (next === (value ?? "")) return;
    onChange(next === "" ? null : next);
  };
  const common = { size: "xs", label, disabled: !manage, onBlur: save } as const;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") save();
  };
  if (dataType === "number")
    return (
      <NumberInput
        {...common}
        onKeyDown={onKeyDown}
        value={typeof draft === "number" ? draft : ""}
        onChange={(next) => setDraft(typeof next === "number" ? next : "")}
      />
    );
  if (dataType === "boolean")
    return (
      <Select
        size="xs"
        label={label}
        disabled={!manage}
        clearable
        data={[
          { value: "true", label: t("contacts.yes") },
          { value: "false", label: t("contacts.no") },
        ]}
        value={draft === "" ? null : String(draft)}
        onChange={(next) => {
          setDraft(next === null ? "" : next === "true");
          onChange(next === null ? null : next === "true");
        }}
      />
    );
  return (
    <TextInput
      {...common}
      onKeyDown={onKeyDown}
      type={dataType === "date" ? "date" : "text"}
      value={dataType === "date" ? String(draft).slice(0, 10) : String(draft)}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
}

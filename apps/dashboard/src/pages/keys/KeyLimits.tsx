// What narrows a key: live or test, whose it is, scopes, properties, addresses, expiry.

import {
  Group,
  MultiSelect,
  Radio,
  SegmentedControl,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useAll } from "../../api/calls.ts";
import { ScopePicker } from "../../parts/ScopePicker.tsx";
import type { KeyForm } from "./key-form.ts";

const expiries = ["never", "30", "90", "365", "date"] as const;

export function KeyLimits({ form }: { form: UseFormReturnType<KeyForm> }) {
  const { t } = useTranslation();
  const properties = useAll("property.list", {}).data ?? [];
  const { mode, kind, reach, expiry } = form.values;
  const choices = (list: typeof properties) =>
    list.map(({ propertyId, name }) => ({ value: propertyId, label: name }));
  return (
    <Stack pt="sm">
      <Group grow align="flex-start">
        <Choice
          label={t("keys.mode")}
          hint={t(`keys.modeHint.${mode}`)}
          options={[
            { value: "live", label: t("keys.live") },
            { value: "test", label: t("keys.test") },
          ]}
          value={mode}
          onChange={(value) => form.setFieldValue("mode", value)}
        />
        <Choice
          label={t("keys.kind")}
          hint={t(`keys.kindHint.${kind}`)}
          options={[
            { value: "personal", label: t("keys.personal") },
            { value: "service", label: t("keys.service") },
          ]}
          value={kind}
          onChange={(value) => form.setFieldValue("kind", value)}
        />
      </Group>
      {kind === "service" ? (
        <Select
          label={t("keys.serviceOf")}
          data={choices(properties.filter(({ can }) => can.manage))}
          {...form.getInputProps("propertyId")}
        />
      ) : (
        <MultiSelect
          label={t("keys.properties")}
          placeholder={form.values.propertyIds.length === 0 ? t("keys.allProperties") : ""}
          data={choices(properties)}
          searchable
          {...form.getInputProps("propertyIds")}
        />
      )}
      <Radio.Group label={t("keys.may")} {...form.getInputProps("reach")}>
        <Group mt="xs">
          <Radio value="all" label={t("keys.everything")} />
          <Radio value="some" label={t("keys.onlyScopes")} />
        </Group>
      </Radio.Group>
      {reach === "some" && (
        <ScopePicker
          label={t("keys.scopes")}
          value={form.values.scopes}
          error={form.errors.scopes ? t("keys.noScope") : undefined}
          onChange={(scopes) => form.setFieldValue("scopes", scopes)}
        />
      )}
      <TagsInput
        label={t("keys.ips")}
        description={t("keys.ipsHint")}
        placeholder={form.values.ips.length === 0 ? t("keys.allIps") : ""}
        splitChars={[",", " "]}
        acceptValueOnBlur
        {...form.getInputProps("ips")}
      />
      <Group grow align="flex-start">
        <Select
          label={t("keys.expiry")}
          data={expiries.map((value) => ({ value, label: t(`keys.expiryChoice.${value}`) }))}
          {...form.getInputProps("expiry")}
        />
        {expiry === "date" ? (
          <TextInput type="date" label={t("keys.expiryDate")} {...form.getInputProps("expiryDate")} />
        ) : (
          <span />
        )}
      </Group>
    </Stack>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  hint: string;
  options: { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, hint, options, value, onChange }: ChoiceProps<T>) {
  return (
    <div>
      <Text fw={500} mb={4}>
        {label}
      </Text>
      <SegmentedControl fullWidth aria-label={label} data={options} value={value} onChange={onChange} />
      <Text size="xs" c="dimmed" mt={4}>
        {hint}
      </Text>
    </div>
  );
}

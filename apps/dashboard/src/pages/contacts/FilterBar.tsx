// Conditions a list is narrowed by: each names an attribute, an operator and a value; all of them must hold, or any.

import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  Popover,
  SegmentedControl,
  Select,
  TextInput,
} from "@mantine/core";
import { ListFilter, Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Contacts.module.css";
import type { Filters } from "./people.ts";

type Condition = Filters["groups"][number]["conditions"][number];
type Operator = Condition["operator"];
type Kind = "text" | "number" | "boolean" | "date";

const attributes: Readonly<Record<string, Kind>> = {
  name: "text",
  emails: "text",
  phones: "text",
  jobTitle: "text",
  organization: "text",
  tags: "text",
  userId: "text",
  "location.country": "text",
  "location.cityName": "text",
  "device.browser": "text",
  "device.os": "text",
  "webSession.count": "number",
  "webSession.pageViews": "number",
  "liveChat.count": "number",
  "liveChat.latest": "date",
  "ticket.count": "number",
  "ticket.latest": "date",
  firstSeenOn: "date",
  lastSeenOn: "date",
  createdOn: "date",
  updatedOn: "date",
};

const operators: Readonly<Record<Kind, readonly Operator[]>> = {
  text: ["is", "is-not", "contains", "does-not-contain", "unknown", "any-value"],
  number: ["is", "is-not", "less-than", "more-than", "unknown", "any-value"],
  boolean: ["is", "is-not", "unknown", "any-value"],
  date: ["is", "before", "after", "unknown", "any-value"],
};

interface Props {
  own: readonly { key: string; label: string; dataType: string }[];
  filters: Filters | undefined;
  onChange: (filters: Filters | undefined) => void;
}

export function FilterBar({ own, filters, onChange }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const match = filters?.groups[0]?.match ?? "all";
  const conditions = filters?.groups[0]?.conditions ?? [];
  const [drafts, setDrafts] = useState<Condition[]>([]);
  const kinds = new Map<string, Kind>([
    ...Object.entries(attributes),
    ...own.map(({ key, dataType }): [string, Kind] => [
      `customAttributes.${key}`,
      dataType === "string" ? "text" : (dataType as Kind),
    ]),
  ]);
  const labelOf = (path: string) =>
    own.find(({ key }) => path === `customAttributes.${key}`)?.label ??
    t(`contacts.filter.attributes.${path.replace(".", "-") as "name"}`);
  const open = (is: boolean) => {
    if (is)
      setDrafts(
        conditions.length > 0 ? [...conditions] : [{ attribute: "name", operator: "contains", value: "" }],
      );
    setOpened(is);
  };
  const [matching, setMatching] = useState(match);
  const apply = (next: Condition[]) => {
    const whole = next
      .filter(({ operator, value }) => isWhole(operator, value))
      .map(({ value, ...one }) => (isBare(one.operator) || value === undefined ? one : { ...one, value }));
    onChange(whole.length > 0 ? { groups: [{ match: matching, conditions: whole }] } : undefined);
    setOpened(false);
  };
  const change = (at: number, condition: Condition) =>
    setDrafts(drafts.map((one, nth) => (nth === at ? condition : one)));

  return (
    <Popover opened={opened} onChange={open} position="bottom-end" width={620} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<ListFilter size={16} aria-hidden />}
          onClick={() => open(!opened)}
        >
          {conditions.length > 0
            ? t("contacts.filter.some", { count: conditions.length })
            : t("contacts.filter.none")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack">
          <SegmentedControl
            size="xs"
            aria-label={t("contacts.filter.match")}
            value={matching}
            onChange={(value) => setMatching(value as "all" | "any")}
            data={[
              { value: "all", label: t("contacts.filter.all") },
              { value: "any", label: t("contacts.filter.any") },
            ]}
          />
          {drafts.map((condition, at) => (
            <Group key={at} gap="xs" wrap="nowrap" className={classes.condition}>
              <Select
                size="xs"
                searchable
                aria-label={t("contacts.filter.attribute")}
                data={[...kinds.keys()].map((value) => ({ value, label: labelOf(value) }))}
                value={condition.attribute}
                onChange={(attribute) => {
                  const kind = kinds.get(attribute ?? "") ?? "text";
                  change(at, {
                    attribute: attribute ?? "name",
                    operator: operators[kind][0] ?? "is",
                    value: "",
                  });
                }}
                comboboxProps={{ withinPortal: false }}
              />
              <Select
                size="xs"
                aria-label={t("contacts.filter.operator")}
                data={operators[kinds.get(condition.attribute) ?? "text"].map((value) => ({
                  value,
                  label: t(`contacts.filter.operators.${value}`),
                }))}
                value={condition.operator}
                allowDeselect={false}
                onChange={(operator) =>
                  change(at, { ...condition, operator: (operator ?? "is") as Operator })
                }
                comboboxProps={{ withinPortal: false }}
              />
              <Value
                kind={kinds.get(condition.attribute) ?? "text"}
                condition={condition}
                onChange={(value) => change(at, { ...condition, value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("contacts.filter.remove")}
                onClick={() => setDrafts(drafts.filter((_, nth) => nth !== at))}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <Group justify="space-between">
            <Button
              variant="subtle"
              size="xs"
              leftSection={<Plus size={16} aria-hidden />}
              onClick={() => setDrafts([...drafts, { attribute: "name", operator: "contains", value: "" }])}
            >
              {t("contacts.filter.add")}
            </Button>
            <Group gap="xs">
              <Button variant="default" size="xs" onClick={() => apply([])}>
                {t("contacts.filter.clear")}
              </Button>
              <Button size="xs" onClick={() => apply(drafts)}>
                {t("contacts.filter.apply")}
              </Button>
            </Group>
          </Group>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function isBare(operator: Operator): boolean {
  return operator === "unknown" || operator === "any-value";
}

function isWhole(operator: Operator, value: Condition["value"]): boolean {
  return isBare(operator) || (value !== undefined && value !== "");
}

interface ValueProps {
  kind: Kind;
  condition: Condition;
  onChange: (value: string | number | boolean) => void;
}

function Value({ kind, condition: { operator, value }, onChange }: ValueProps) {
  const { t } = useTranslation();
  const label = t("contacts.filter.value");
  if (isBare(operator)) return <span className={classes.noValue} />;
  if (kind === "number")
    return (
      <NumberInput
        size="xs"
        aria-label={label}
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange(typeof next === "number" ? next : "")}
      />
    );
  if (kind === "boolean")
    return (
      <Select
        size="xs"
        aria-label={label}
        data={[
          { value: "true", label: t("contacts.yes") },
          { value: "false", label: t("contacts.no") },
        ]}
        value={value === "" ? null : String(value)}
        onChange={(next) => onChange(next === "true")}
        comboboxProps={{ withinPortal: false }}
      />
    );
  return (
    <TextInput
      size="xs"
      aria-label={label}
      type={kind === "date" ? "date" : "text"}
      value={String(value ?? "")}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

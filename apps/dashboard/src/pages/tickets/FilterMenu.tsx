// Whose tickets, how urgent, with which tag, in which order: a small dialog at the head of the list.

import { ActionIcon, Button, Popover, Select, TextInput, Tooltip } from "@mantine/core";
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../shell/me.ts";
import { useNames } from "../inbox/names.tsx";
import { type Filters, narrowing, type Priority, priorities, type Sort, sorts } from "./filters.ts";

interface Props {
  /** Chats have no urgency, and an order of their own. */
  of: "chats" | "tickets";
  filters: Filters;
  onFilter: (filters: Filters) => void;
}

export function FilterMenu({ of, filters, onFilter }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const { colleagues, departments } = useNames();
  const [opened, open] = useState(false);
  const count = narrowing(filters);
  const title = t(of === "tickets" ? "tickets.filter.title" : "inbox.filter");
  const set = (change: { readonly [K in keyof Filters]?: Filters[K] | undefined }) => {
    const all = { ...filters, ...change };
    onFilter(Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Filters);
  };
  // Within the dialog, and closed until one wants them: the first field has the focus when it opens.
  const inside = { comboboxProps: { withinPortal: false }, openOnFocus: false };
  return (
    <Popover opened={opened} onChange={open} position="bottom-start" width={264} trapFocus shadow="md">
      <Popover.Target>
        <Tooltip label={title}>
          <ActionIcon
            variant={count > 0 ? "light" : "subtle"}
            color={count > 0 ? "accent" : "gray"}
            aria-label={title}
            aria-expanded={opened}
            onClick={() => open(!opened)}
          >
            <ListFilter size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack">
          <Select
            size="sm"
            label={t("tickets.assignee")}
            placeholder={t("tickets.filter.anybody")}
            clearable
            searchable
            {...inside}
            data={[
              { value: "me", label: t("tickets.filter.me") },
              {
                group: t("inbox.transfer.agents"),
                items: colleagues
                  .filter(({ agentId }) => agentId !== me.id)
                  .map(({ agentId, name }) => ({ value: agentId, label: name })),
              },
              {
                group: t("nav.departments"),
                items: departments.map(({ departmentId, name }) => ({
                  value: `d-${departmentId}`,
                  label: name,
                })),
              },
            ]}
            value={filters.who ?? null}
            onChange={(who) => set({ who: who ?? undefined })}
          />
          {of === "tickets" && (
            <Select
              size="sm"
              label={t("tickets.priority")}
              placeholder={t("tickets.filter.anyPriority")}
              clearable
              {...inside}
              data={priorities.map((value) => ({ value, label: t(`tickets.priorities.${value}`) }))}
              value={filters.priority ?? null}
              onChange={(value) => set({ priority: (value as Priority | null) ?? undefined })}
            />
          )}
          <TagInput key={filters.tag ?? ""} tag={filters.tag} onTag={(tag) => set({ tag })} />
          {of === "tickets" && (
            <Select
              size="sm"
              label={t("tickets.filter.order")}
              allowDeselect={false}
              {...inside}
              data={sorts.map((value) => ({ value, label: t(`tickets.sorts.${value}`) }))}
              value={filters.sort ?? "co-new-old"}
              onChange={(value) => set({ sort: value === "co-new-old" ? undefined : (value as Sort) })}
            />
          )}
          {count > 0 && (
            <Button
              variant="default"
              size="xs"
              onClick={() => set({ who: undefined, priority: undefined, tag: undefined })}
            >
              {t("tickets.filter.clear")}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function TagInput({
  tag = "",
  onTag,
}: {
  tag: string | undefined;
  onTag: (tag: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [word, setWord] = useState(tag);
  const say = () => {
    if (word.trim() !== tag) onTag(word.trim() || undefined);
  };
  return (
    <TextInput
      size="sm"
      label={t("tickets.filter.tag")}
      placeholder={t("tickets.filter.anyTag")}
      maxLength={50}
      value={word}
      onChange={(event) => setWord(event.currentTarget.value)}
      onBlur={say}
      onKeyDown={(event) => {
        if (event.key === "Enter") say();
      }}
    />
  );
}

// Everybody whose details were saved: found by a part of their name, address or number, or by any filter; in chosen
// columns, fifty at a time.

import { ActionIcon, Button, Checkbox, Group, Popover, Select, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import {
  ChevronLeft,
  ChevronRight,
  Columns3,
  ContactRound,
  Download,
  FileUp,
  Search,
  UserPlus,
} from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Rows } from "../../parts/Rows.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import classes from "./Contacts.module.css";
import { type Choice, choices, columnsFor, fieldsOf, titleOf, useColumnChoice } from "./columns.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { ImportContacts } from "./ImportContacts.tsx";
import { NewContact } from "./NewContact.tsx";
import { type Filters, PAGE_SIZE, type Sort, useAttributes, usePeople } from "./people.ts";

const sorts = ["ls-new-old", "co-new-old", "uo-new-old", "n-a-z", "n-z-a"] as const satisfies readonly Sort[];

export function Contacts() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.answer ?? false;
  const [words, setWords] = useState("");
  const [query] = useDebouncedValue(words.trim(), 200);
  const [sort, setSort] = useState<Sort>("ls-new-old");
  const [filters, setFilters] = useState<Filters>();
  const [offset, setOffset] = useState(0);
  const [chosen, choose] = useColumnChoice();
  const [dialog, setDialog] = useState<"new" | "import" | null>(null);
  const own = useAttributes(propertyId, "person");
  const labels = new Map(own.map(({ key, label }) => [key, label]));
  const organizations = useAll("contact.organization.list", { propertyId }).data ?? [];
  const narrowed = { ...(query ? { query } : {}), ...(filters ? { filters } : {}) };
  const people = usePeople({
    ...{ propertyId, sort, offset, size: PAGE_SIZE, fields: fieldsOf(chosen) },
    ...narrowed,
  });
  const total = people.data?.total;
  const restart = (act: () => void) => {
    act();
    setOffset(0);
  };
  const narrow = query !== "" || filters !== undefined;
  const address = new URLSearchParams({
    ...{ propertyId, sort },
    ...(query ? { query } : {}),
    ...(filters ? { filters: JSON.stringify(filters) } : {}),
  });

  return (
    <Page
      title={t("nav.contacts")}
      about={t("contacts.about")}
      action={
        <>
          <Button
            component="a"
            href={`/exports/contacts.csv?${address}`}
            download
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
          >
            {t("contacts.export")}
          </Button>
          {manage && (
            <Button
              variant="default"
              leftSection={<FileUp size={16} aria-hidden />}
              onClick={() => setDialog("import")}
            >
              {t("contacts.import")}
            </Button>
          )}
          {manage && (
            <MainAction icon={UserPlus} label={t("contacts.add")} onClick={() => setDialog("new")} />
          )}
        </>
      }
    >
      <Section
        title={total === undefined ? t("contacts.all") : t("contacts.count", { count: total })}
        flush
        action={
          <Group gap="xs" wrap="nowrap">
            <TextInput
              aria-label={t("contacts.find")}
              placeholder={t("contacts.find")}
              leftSection={<Search size={16} aria-hidden />}
              value={words}
              onChange={(event) => restart(() => setWords(event.currentTarget.value))}
              size="xs"
              w={200}
            />
            <FilterBar own={own} filters={filters} onChange={(next) => restart(() => setFilters(next))} />
            <Select
              size="xs"
              w={150}
              aria-label={t("contacts.sort")}
              allowDeselect={false}
              data={sorts.map((value) => ({ value, label: t(`contacts.sorts.${value}`) }))}
              value={sort}
              onChange={(value) => restart(() => setSort((value ?? "ls-new-old") as Sort))}
            />
            <ColumnMenu chosen={chosen} choose={choose} labels={labels} />
          </Group>
        }
      >
        <Rows
          label={t("nav.contacts")}
          query={{ ...people, data: people.data?.data } as Parameters<typeof Rows<never>>[0]["query"]}
          columns={columnsFor(chosen, {
            ...{ t, propertyId, labels },
            organizations: new Map(organizations.map(({ organizationId, name }) => [organizationId, name])),
          })}
          rowKey={({ id }) => id ?? ""}
          empty={
            narrow ? (
              <Empty icon={Search} title={t("nothingFound")} text={t("contacts.nothingFound")} />
            ) : (
              <Empty icon={ContactRound} title={t("contacts.none")} text={t("contacts.noneText")} />
            )
          }
        />
        {total !== undefined && total > PAGE_SIZE && (
          <Group justify="space-between" className={classes.pager}>
            <Text c="dimmed" size="sm" data-number>
              {t("contacts.span", { from: offset + 1, until: Math.min(offset + PAGE_SIZE, total), total })}
            </Text>
            <Group gap="xs">
              <ActionIcon
                variant="default"
                aria-label={t("contacts.before")}
                disabled={offset === 0}
                onClick={() => setOffset(Math.max(0, offset - PAGE_SIZE))}
              >
                <ChevronLeft size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                aria-label={t("contacts.after")}
                disabled={offset + PAGE_SIZE >= total}
                onClick={() => setOffset(offset + PAGE_SIZE)}
              >
                <ChevronRight size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        )}
      </Section>
      {dialog === "new" && (
        <NewContact propertyId={propertyId} organizations={organizations} onClose={() => setDialog(null)} />
      )}
      {dialog === "import" && <ImportContacts propertyId={propertyId} onClose={() => setDialog(null)} />}
    </Page>
  );
}

interface ColumnMenuProps {
  chosen: readonly Choice[];
  choose: (chosen: readonly Choice[]) => void;
  labels: ReadonlyMap<string, string>;
}

function ColumnMenu({ chosen, choose, labels }: ColumnMenuProps) {
  const { t } = useTranslation();
  const all: readonly Choice[] = [...choices, ...[...labels.keys()].map((key): Choice => `custom:${key}`)];
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" aria-label={t("contacts.columns.choose")}>
          <Columns3 size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={classes.columns}>
          <legend className="visually-hidden">{t("contacts.columns.choose")}</legend>
          {all.map((one) => (
            <Checkbox
              key={one}
              size="xs"
              label={titleOf(one, { t, labels })}
              checked={chosen.includes(one)}
              onChange={(event) =>
                choose(
                  event.currentTarget.checked
                    ? all.filter((other) => other === one || chosen.includes(other))
                    : chosen.filter((other) => other !== one),
                )
              }
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}

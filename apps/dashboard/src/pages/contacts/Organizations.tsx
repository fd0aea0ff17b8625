// The organizations contacts belong to.

import { Text, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Building2, Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Item, useAll } from "../../api/calls.ts";
import { Empty } from "../../parts/Empty.tsx";
import { MainAction } from "../../parts/MainAction.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { type Column, Rows } from "../../parts/Rows.tsx";
import { When } from "../../parts/When.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import classes from "./Contacts.module.css";
import { OrganizationDialog } from "./OrganizationDialog.tsx";

type Organization = Item<"contact.organization.list">;

export function Organizations() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.answer ?? false;
  const list = useAll("contact.organization.list", { propertyId });
  const [words, setWords] = useState("");
  const [adding, setAdding] = useState(false);
  const columns: Column<Organization>[] = [
    {
      key: "name",
      head: t("fields.name"),
      cell: ({ organizationId, name }) => (
        <Link
          to="/properties/$propertyId/organizations/$organizationId"
          params={{ propertyId, organizationId }}
          className={classes.name}
        >
          {name}
        </Link>
      ),
    },
    { key: "domain", head: t("contacts.org.domain"), cell: ({ domain }) => <Text truncate>{domain}</Text> },
    { key: "industry", head: t("contacts.org.industry"), spare: true, cell: ({ industry }) => industry },
    {
      key: "people",
      head: t("nav.people"),
      align: "right",
      width: 90,
      cell: ({ people }) => <span data-number>{people}</span>,
    },
    {
      key: "updated",
      head: t("contacts.changed"),
      width: 150,
      spare: true,
      cell: ({ updatedOn }) => <When at={updatedOn} />,
    },
  ];
  const wanted = words.trim().toLowerCase();
  return (
    <Page
      title={t("nav.organizations")}
      about={t("contacts.org.about")}
      action={
        manage && (
          <MainAction icon={Building2} label={t("contacts.org.add")} onClick={() => setAdding(true)} />
        )
      }
    >
      <Section
        title={t("contacts.org.all")}
        flush
        action={
          <TextInput
            aria-label={t("contacts.org.find")}
            placeholder={t("contacts.org.find")}
            leftSection={<Search size={16} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            size="xs"
            w={240}
          />
        }
      >
        <Rows
          label={t("nav.organizations")}
          query={list}
          show={(rows) =>
            rows.filter(({ name, domain }) =>
              [name, domain].some((text) => text?.toLowerCase().includes(wanted)),
            )
          }
          columns={columns}
          rowKey={({ organizationId }) => organizationId}
          empty={
            words ? (
              <Empty icon={Search} title={t("nothingFound")} text={t("nothingFoundText", { words })} />
            ) : (
              <Empty icon={Building2} title={t("contacts.org.none")} text={t("contacts.org.noneText")} />
            )
          }
        />
      </Section>
      {adding && <OrganizationDialog propertyId={propertyId} onClose={() => setAdding(false)} />}
    </Page>
  );
}

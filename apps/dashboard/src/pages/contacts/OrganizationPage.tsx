// One organization: what is kept of it, what was noted about it, and its people.

import { Button, Group, Skeleton, Text } from "@mantine/core";
import { ParloError } from "@parlo/sdk";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { ArrowLeft, ContactRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Result, useCall } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Empty } from "../../parts/Empty.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Rows } from "../../parts/Rows.tsx";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { PageNotFound } from "../../shell/PageStates.tsx";
import classes from "./Contacts.module.css";
import { columnsFor } from "./columns.tsx";
import { OrganizationDialog } from "./OrganizationDialog.tsx";
import { OrganizationNotes } from "./OrganizationNotes.tsx";
import { OwnAttributes } from "./OwnAttributes.tsx";
import { useAttributes, usePeople } from "./people.ts";
import { Tags } from "./Tags.tsx";

export function OrganizationPage() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const { organizationId = "" } = useParams({ strict: false });
  const found = useCall("contact.organization.get", { propertyId, organizationId });
  if (found.error instanceof ParloError && found.error.status === 404) return <PageNotFound />;
  if (found.data) return <Shown organization={found.data} />;
  return (
    <Page title={t("nav.organizations")}>
      {found.isError ? (
        <Trouble error={found.error} onRetry={() => found.refetch()} />
      ) : (
        <Section>
          <Skeleton height={320} />
        </Section>
      )}
    </Page>
  );
}

function Shown({ organization }: { organization: Result<"contact.organization.get"> }) {
  const { t } = useTranslation();
  const { propertyId, organizationId, name } = organization;
  const manage = useCurrentProperty()?.can.answer ?? false;
  const navigate = useNavigate();
  const [asked, ask] = useState<"edit" | "delete" | null>(null);
  const own = useAttributes(propertyId, "organization");
  const people = usePeople({
    ...{ propertyId, size: 100, sort: "n-a-z" as const },
    filters: {
      groups: [{ conditions: [{ attribute: "organizationId", operator: "is", value: organizationId }] }],
    },
  });
  const save = useSave("contact.organization.update", null, { noted: true });
  const remove = useSave("contact.organization.delete", null, {
    onDone: () => {
      said(t("contacts.deleted", { name }));
      void navigate({ to: "/properties/$propertyId/organizations", params: { propertyId } });
    },
  });
  const facts = [
    [t("contacts.org.domain"), organization.domain],
    [t("contacts.org.website"), organization.website],
    [t("contacts.org.industry"), organization.industry],
    [t("fields.email"), organization.email],
    [t("contacts.phone"), organization.phone],
    [t("contacts.org.address"), organization.address],
    [t("contacts.org.country"), organization.countryCode],
    [t("contacts.org.description"), organization.description],
  ].filter(([, value]) => value);
  return (
    <Page
      title={name}
      about={
        <Link to="/properties/$propertyId/organizations" params={{ propertyId }} className={classes.back}>
          <ArrowLeft size={16} aria-hidden />
          {t("contacts.org.back")}
        </Link>
      }
      action={
        manage && (
          <>
            <Button variant="default" onClick={() => ask("edit")}>
              {t("contacts.edit")}
            </Button>
            <Button variant="default" c="var(--danger)" onClick={() => ask("delete")}>
              {t("delete")}
            </Button>
          </>
        )
      }
    >
      <div className={classes.split}>
        <div className={classes.side}>
          <OrganizationNotes propertyId={propertyId} organizationId={organizationId} manage={manage} />
          <Section title={t("nav.people")} flush>
            <Rows
              label={t("nav.people")}
              query={{ ...people, data: people.data?.data } as Parameters<typeof Rows<never>>[0]["query"]}
              columns={columnsFor(["email", "jobTitle"], {
                ...{ t, propertyId },
                organizations: new Map(),
                labels: new Map(),
              })}
              rowKey={({ id }) => id ?? ""}
              empty={
                <Empty
                  icon={ContactRound}
                  title={t("contacts.org.nobody")}
                  text={t("contacts.org.nobodyText")}
                />
              }
            />
          </Section>
        </div>
        <div className={classes.side}>
          <Section title={t("contacts.details")}>
            {facts.length === 0 && (
              <Text size="sm" c="dimmed">
                {t("contacts.noDetails")}
              </Text>
            )}
            <dl className={classes.facts}>
              {facts.map(([label, value]) => (
                <Group key={label} display="contents">
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </Group>
              ))}
            </dl>
          </Section>
          <Section title={t("contacts.tags")}>
            <Tags
              tags={organization.tags}
              manage={manage}
              onChange={(tags) => save.submit({ propertyId, organizationId, tags })}
            />
          </Section>
          <OwnAttributes
            title={t("nav.attributes")}
            own={own}
            values={organization.customAttributes}
            manage={manage}
            onChange={(customAttributes) => save.submit({ propertyId, organizationId, customAttributes })}
          />
        </div>
      </div>
      {asked === "edit" && (
        <OrganizationDialog propertyId={propertyId} organization={organization} onClose={() => ask(null)} />
      )}
      <Confirm
        opened={asked === "delete"}
        title={t("contacts.deleteTitle", { name })}
        verb={t("delete")}
        save={remove}
        onConfirm={() => remove.submit({ propertyId, organizationId })}
        onClose={() => ask(null)}
      >
        <Text>{t("contacts.org.deleteText")}</Text>
      </Confirm>
    </Page>
  );
}

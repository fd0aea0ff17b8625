// Name, addresses, numbers, work and organization of a contact: read, or written where they stand.

import { ActionIcon, Button, Group, Select, TagsInput, Text, TextInput, Tooltip } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAll } from "../../api/calls.ts";
import { Face } from "../../parts/Face.tsx";
import { Section } from "../../parts/Page.tsx";
import { focusFirst, useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import classes from "./Contacts.module.css";
import { nameOf, type Person } from "./people.ts";

interface Props {
  person: Person;
  propertyId: string;
  manage: boolean;
}

export function Details({ person, propertyId, manage }: Props) {
  const { t } = useTranslation();
  const [editing, edit] = useState(false);
  const organizations = useAll("contact.organization.list", { propertyId }).data ?? [];
  const organization = organizations.find(({ organizationId }) => organizationId === person.organizationId);
  const { emails = [], phones = [], jobTitle, userId, socialProfiles = [] } = person;
  return (
    <Section
      title={t("contacts.details")}
      action={
        manage &&
        !editing && (
          <Tooltip label={t("contacts.edit")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("contacts.edit")}
              onClick={() => edit(true)}
            >
              <PenLine size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )
      }
    >
      {editing ? (
        <DetailsForm
          person={person}
          propertyId={propertyId}
          organizations={organizations.map(({ organizationId, name }) => ({
            value: organizationId,
            label: name,
          }))}
          onClose={() => edit(false)}
        />
      ) : (
        <>
          <Group gap="sm" wrap="nowrap" mb="md">
            <Face name={nameOf(person)} picture={person.avatar} size={40} />
            <div>
              <Text fw={600}>{nameOf(person)}</Text>
              {jobTitle && (
                <Text size="sm" c="dimmed">
                  {jobTitle}
                </Text>
              )}
            </div>
          </Group>
          <dl className={classes.facts}>
            {emails.length > 0 && <dt>{t("fields.email")}</dt>}
            {emails.length > 0 && (
              <dd>
                {emails.map((email) => (
                  <div key={email}>
                    <a href={`mailto:${email}`}>{email}</a>
                  </div>
                ))}
              </dd>
            )}
            {phones.length > 0 && <dt>{t("contacts.phone")}</dt>}
            {phones.length > 0 && (
              <dd data-number>
                {phones.map((phone) => (
                  <div key={phone}>
                    <a href={`tel:${phone}`}>{phone}</a>
                  </div>
                ))}
              </dd>
            )}
            {organization && <dt>{t("contacts.organization")}</dt>}
            {organization && (
              <dd>
                <Link
                  to="/properties/$propertyId/organizations/$organizationId"
                  params={{ propertyId, organizationId: organization.organizationId }}
                >
                  {organization.name}
                </Link>
              </dd>
            )}
            {socialProfiles.map(({ network, url }) => [
              <dt key={`${url} name`}>{network}</dt>,
              <dd key={url}>
                <a href={url} target="_blank" rel="noreferrer noopener">
                  {url.replace(/^https?:\/\//, "")}
                </a>
              </dd>,
            ])}
            {userId && <dt>{t("contacts.userId")}</dt>}
            {userId && <dd>{userId}</dd>}
          </dl>
          {emails.length + phones.length === 0 && !organization && (
            <Text size="sm" c="dimmed">
              {t("contacts.noDetails")}
            </Text>
          )}
        </>
      )}
    </Section>
  );
}

interface FormProps {
  person: Person;
  propertyId: string;
  organizations: { value: string; label: string }[];
  onClose: () => void;
}

function DetailsForm({ person, propertyId, organizations, onClose }: FormProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: {
      first: person.name?.first ?? "",
      last: person.name?.last ?? "",
      jobTitle: person.jobTitle ?? "",
      emails: person.emails ?? [],
      phones: person.phones ?? [],
      organizationId: person.organizationId ?? null,
      userId: person.userId ?? "",
    },
  });
  const save = useSave("contact.person.update", form, {
    said: t("contacts.saved"),
    fields: { email_taken: "emails" },
    onDone: onClose,
  });
  const submit = ({ first, last, ...rest }: typeof form.values) =>
    save.submit({ propertyId, personId: person.id ?? "", name: { first, last }, ...rest });
  return (
    <form noValidate className="stack" onSubmit={form.onSubmit(submit, focusFirst(form))}>
      <Group grow align="flex-start" gap="xs">
        <TextInput size="xs" label={t("contacts.first")} autoFocus {...form.getInputProps("first")} />
        <TextInput size="xs" label={t("contacts.last")} {...form.getInputProps("last")} />
      </Group>
      <TextInput size="xs" label={t("contacts.jobTitle")} {...form.getInputProps("jobTitle")} />
      <TagsInput size="xs" label={t("contacts.emails")} {...form.getInputProps("emails")} />
      <TagsInput size="xs" label={t("contacts.phones")} {...form.getInputProps("phones")} />
      <Select
        size="xs"
        label={t("contacts.organization")}
        searchable
        clearable
        data={organizations}
        {...form.getInputProps("organizationId")}
      />
      <TextInput size="xs" label={t("contacts.userId")} {...form.getInputProps("userId")} />
      <Failure error={save.failure} />
      <Group gap="xs" justify="flex-end">
        <Button size="xs" variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="xs" type="submit" loading={save.pending}>
          {t("save")}
        </Button>
      </Group>
    </form>
  );
}

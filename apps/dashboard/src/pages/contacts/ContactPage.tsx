// One contact: what is known of them at the side, and what happened with them.

import { ActionIcon, Group, Menu, Skeleton, Text } from "@mantine/core";
import { ParloError } from "@parlo/sdk";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { ArrowLeft, Ellipsis, Merge, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { Confirm } from "../../parts/Confirm.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { said } from "../../parts/said.tsx";
import { useSave } from "../../parts/save.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { PageNotFound } from "../../shell/PageStates.tsx";
import classes from "./Contacts.module.css";
import { Details } from "./Details.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { NoteField } from "./NoteField.tsx";
import { OwnAttributes } from "./OwnAttributes.tsx";
import { nameOf, type Person, useAttributes } from "./people.ts";
import { Tags } from "./Tags.tsx";
import { Timeline } from "./Timeline.tsx";

export function ContactPage() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const { personId = "" } = useParams({ strict: false });
  const found = useCall("contact.person.get", { propertyId, personId });
  if (found.error instanceof ParloError && found.error.status === 404) return <PageNotFound />;
  const back = (
    <Link to="/properties/$propertyId/contacts" params={{ propertyId }} className={classes.back}>
      <ArrowLeft size={16} aria-hidden />
      {t("contacts.back")}
    </Link>
  );
  if (found.data) return <Shown person={found.data.person} propertyId={propertyId} back={back} />;
  return (
    <Page title={t("nav.contacts")} about={back}>
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

interface ShownProps {
  person: Person;
  propertyId: string;
  back: ReactNode;
}

function Shown({ person, propertyId, back }: ShownProps) {
  const { t } = useTranslation();
  const manage = useCurrentProperty()?.can.answer ?? false;
  const navigate = useNavigate();
  const own = useAttributes(propertyId, "person");
  const [asked, ask] = useState<"delete" | "merge" | null>(null);
  const personId = person.id ?? "";
  const name = nameOf(person);
  const toList = () => void navigate({ to: "/properties/$propertyId/contacts", params: { propertyId } });
  const remove = useSave("contact.person.delete", null, {
    onDone: () => {
      said(t("contacts.deleted", { name }));
      toList();
    },
  });
  const save = useSave("contact.person.update", null, { noted: true });
  return (
    <Page title={name} about={back} action={manage && <Actions name={name} ask={ask} />}>
      <div className={classes.split}>
        <div className={classes.side}>
          {manage && (
            <Section>
              <NoteField method="contact.person.add-note" about={{ propertyId, personId }} />
            </Section>
          )}
          <Timeline propertyId={propertyId} personId={personId} manage={manage} />
        </div>
        <div className={classes.side}>
          <Details key={person.updatedOn} person={person} propertyId={propertyId} manage={manage} />
          <Section title={t("contacts.tags")}>
            <Tags
              tags={person.tags ?? []}
              manage={manage}
              onChange={(tags) => save.submit({ propertyId, personId, tags })}
            />
          </Section>
          <OwnAttributes
            title={t("nav.attributes")}
            own={own}
            values={person.customAttributes ?? {}}
            manage={manage}
            onChange={(customAttributes) => save.submit({ propertyId, personId, customAttributes })}
          />
          <Known person={person} />
        </div>
      </div>
      <Confirm
        opened={asked === "delete"}
        title={t("contacts.deleteTitle", { name })}
        verb={t("delete")}
        save={remove}
        onConfirm={() => remove.submit({ propertyId, personId })}
        onClose={() => ask(null)}
      >
        <Text>{t("contacts.deleteText")}</Text>
      </Confirm>
      {asked === "merge" && <MergeDialog propertyId={propertyId} person={person} onClose={() => ask(null)} />}
    </Page>
  );
}

function Actions({ name, ask }: { name: string; ask: (what: "delete" | "merge") => void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t("actionsFor", { name })}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Merge size={16} aria-hidden />} onClick={() => ask("merge")}>
          {t("contacts.merge.act")}
        </Menu.Item>
        <Menu.Item
          color="danger"
          leftSection={<Trash2 size={16} aria-hidden />}
          onClick={() => ask("delete")}
        >
          {t("contacts.deleteAct")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What visits tell; nobody writes it. */
function Known({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { location, device, webSession, liveChat, ticket } = person;
  const facts = [
    [t("contacts.place"), [location?.cityName, location?.country].filter(Boolean).join(", ")],
    [t("contacts.device"), [device?.browser, device?.os].filter(Boolean).join(", ")],
    [t("contacts.columns.visits"), webSession?.count],
    [t("contacts.columns.chats"), liveChat?.count],
    [t("contacts.columns.tickets"), ticket?.count],
  ].filter(([, value]) => value);
  if (facts.length === 0) return null;
  return (
    <Section title={t("contacts.known")}>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <Group key={label} display="contents">
            <dt>{label}</dt>
            <dd data-number>{value}</dd>
          </Group>
        ))}
      </dl>
    </Section>
  );
}

// The columns of contacts one can choose from; the choice is remembered in this browser.

import { Badge, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import { Face } from "../../parts/Face.tsx";
import type { Column } from "../../parts/Rows.tsx";
import { When } from "../../parts/When.tsx";
import classes from "./Contacts.module.css";
import { type ListParams, nameOf, type Person } from "./people.ts";

export const choices = [
  "email",
  "phone",
  "organization",
  "jobTitle",
  "tags",
  "chats",
  "tickets",
  "visits",
  "country",
  "lastSeen",
  "created",
] as const;

export type Choice = (typeof choices)[number] | `custom:${string}`;

const usual: readonly Choice[] = ["email", "organization", "tags", "lastSeen"];
const KEY = "parlo.contact-columns";

export function useColumnChoice(): [readonly Choice[], (chosen: readonly Choice[]) => void] {
  const [chosen, setChosen] = useState<readonly Choice[]>(() => {
    const kept = localStorage.getItem(KEY);
    return kept === null ? usual : (kept.split("|").filter(Boolean) as Choice[]);
  });
  return [
    chosen,
    (next) => {
      localStorage.setItem(KEY, next.join("|"));
      setChosen(next);
    },
  ];
}

type Field = NonNullable<ListParams["fields"]>[number];

/** What the list has to tell for the chosen columns. */
export function fieldsOf(chosen: readonly Choice[]): Field[] {
  const fields: Partial<Record<Choice, Field[]>> = {
    phone: ["phones"],
    organization: ["organizationId"],
    jobTitle: ["jobTitle"],
    tags: ["tags"],
    chats: ["liveChat"],
    tickets: ["ticket"],
    visits: ["webSession"],
    country: ["location"],
    lastSeen: ["lastSeenOn"],
    created: ["createdOn"],
  };
  const wanted = chosen.flatMap<Field>(
    (one) => fields[one] ?? (one.startsWith("custom:") ? ["customAttributes"] : []),
  );
  return [...new Set<Field>(["id", "name", "avatar", "primaryEmail", "primaryPhone", ...wanted])];
}

interface Told {
  readonly t: TFunction;
  readonly propertyId: string;
  readonly organizations: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
}

export function titleOf(choice: Choice, { t, labels }: Pick<Told, "t" | "labels">): string {
  if (choice.startsWith("custom:")) return labels.get(choice.slice(7)) ?? choice.slice(7);
  return t(`contacts.columns.${choice as (typeof choices)[number]}`);
}

export function columnsFor(chosen: readonly Choice[], told: Told): Column<Person>[] {
  const { t, propertyId } = told;
  const name: Column<Person> = {
    key: "name",
    head: t("fields.name"),
    cell: (person) => (
      <Group gap="sm" wrap="nowrap">
        <Face name={nameOf(person)} picture={person.avatar} />
        <Link
          to="/properties/$propertyId/contacts/$personId"
          params={{ propertyId, personId: person.id ?? "" }}
          className={classes.name}
        >
          {nameOf(person)}
        </Link>
      </Group>
    ),
  };
  return [
    name,
    ...chosen.map(
      (choice, at): Column<Person> => ({
        key: choice,
        head: titleOf(choice, told),
        ...(at > 1 ? { spare: true } : {}),
        ...(["chats", "tickets", "visits"].includes(choice) ? { align: "right" as const, width: 90 } : {}),
        cell: (person) => <Cell choice={choice} person={person} told={told} />,
      }),
    ),
  ];
}

function Cell({ choice, person, told }: { choice: Choice; person: Person; told: Told }) {
  switch (choice) {
    case "email":
      return (
        <Text truncate maw={240}>
          {person.primaryEmail}
        </Text>
      );
    case "phone":
      return <span data-number>{person.primaryPhone}</span>;
    case "organization":
      return (
        <Text truncate maw={200}>
          {told.organizations.get(person.organizationId ?? "")}
        </Text>
      );
    case "jobTitle":
      return (
        <Text truncate maw={180}>
          {person.jobTitle}
        </Text>
      );
    case "tags":
      return (
        <Group gap={4}>
          {person.tags?.slice(0, 3).map((tag) => (
            <Badge key={tag} variant="default" tt="none" size="sm">
              {tag}
            </Badge>
          ))}
        </Group>
      );
    case "chats":
      return <span data-number>{person.liveChat?.count ?? 0}</span>;
    case "tickets":
      return <span data-number>{person.ticket?.count ?? 0}</span>;
    case "visits":
      return <span data-number>{person.webSession?.count ?? 0}</span>;
    case "country":
      return <>{person.location?.country}</>;
    case "lastSeen":
      return person.lastSeenOn ? <When at={person.lastSeenOn} /> : null;
    case "created":
      return person.createdOn ? <When at={person.createdOn} /> : null;
    default:
      return <>{String(person.customAttributes?.[choice.slice(7)] ?? "")}</>;
  }
}

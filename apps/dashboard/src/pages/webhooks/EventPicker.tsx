// Choosing what a webhook hears of: everything, or events grouped by what they are about.

import { Alert, Anchor, Checkbox, Skeleton, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Trouble } from "../../parts/Trouble.tsx";
import { hearsOf, withoutEvents } from "./hook-form.ts";
import { type EventGroup, useEvents } from "./use-events.ts";
import classes from "./Webhooks.module.css";

interface Props {
  propertyId: string;
  everything: boolean;
  value: string[];
  error: string | undefined;
  onEverything: (everything: boolean) => void;
  onChange: (events: string[]) => void;
}

export function EventPicker({ propertyId, everything, value, error, onEverything, onChange }: Props) {
  const { t } = useTranslation();
  const { query, groups, words } = useEvents(propertyId);
  const some = query.data?.some(({ may }) => !may) ?? false;
  const turn = (names: string[], on: boolean) => {
    const known = groups.flatMap(({ events }) => events.map(({ event }) => event));
    onChange(
      on ? [...value, ...names.filter((name) => !hearsOf(value, name))] : withoutEvents(value, names, known),
    );
  };
  return (
    <fieldset className={classes.picker} aria-describedby={error ? "events-error" : undefined}>
      <legend>{t("webhooks.events")}</legend>
      <Checkbox
        label={t("webhooks.everything")}
        description={t("webhooks.everythingHint")}
        checked={everything}
        disabled={some && !everything}
        onChange={(event) => onEverything(event.currentTarget.checked)}
      />
      {query.isError && !query.data && <Trouble error={query.error} onRetry={() => query.refetch()} />}
      {!everything && (
        <div className={classes.events} aria-busy={query.isPending}>
          {query.isPending && <Skeleton height={200} m="md" w="auto" />}
          {groups.map((group) => (
            <Resource key={group.resource} group={group} chosen={value} words={words} onTurn={turn} />
          ))}
        </div>
      )}
      <Anchor href="/docs/events" target="_blank">
        {t("webhooks.catalogue")}
      </Anchor>
      {some && <Alert color="warn">{t("webhooks.someNot")}</Alert>}
      {error && (
        <Text id="events-error" c="var(--danger)" role="alert">
          {error}
        </Text>
      )}
    </fieldset>
  );
}

interface ResourceProps {
  group: EventGroup;
  chosen: string[];
  words: (event: string) => string;
  onTurn: (names: string[], on: boolean) => void;
}

function Resource({ group: { label, events }, chosen, words, onTurn }: ResourceProps) {
  const { t } = useTranslation();
  const names = events.filter(({ may }) => may).map(({ event }) => event);
  const ticked = names.filter((name) => hearsOf(chosen, name)).length;
  return (
    <fieldset className={classes.resource}>
      <legend>
        <Checkbox
          label={label}
          aria-label={t("webhooks.allOf", { resource: label })}
          checked={names.length > 0 && ticked === names.length}
          indeterminate={ticked > 0 && ticked < names.length}
          disabled={names.length === 0}
          onChange={(change) => onTurn(names, change.currentTarget.checked)}
        />
      </legend>
      {events.map(({ event, may }) => (
        <Checkbox
          key={event}
          label={words(event)}
          description={<code>{event}</code>}
          checked={hearsOf(chosen, event)}
          disabled={!may}
          onChange={(change) => onTurn([event], change.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

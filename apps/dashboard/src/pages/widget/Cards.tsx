// What the window shows, by whether agents are there: cards at the top and below, and the words beside the launcher.

import { SegmentedControl, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Card, CardsEditor } from "./CardsEditor.tsx";
import { FieldsEditor } from "./FieldsEditor.tsx";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm } from "./widget-settings.ts";

const STATES = ["online", "away", "offline"] as const;

export function Cards(props: SectionProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<(typeof STATES)[number]>("online");
  const { form, save, onSubmit } = useSettingsForm(props, { widget: { states: props.widget.widget.states } });
  const state = form.values.settings.widget.states[shown];
  const path = `settings.widget.states.${shown}`;
  const set = (part: "header" | "body") => (cards: Card[]) =>
    form.setFieldValue(`${path}.${part}`, cards as never);
  const errorAt = (part: string) => (at: number) =>
    form.errors[`${path}.${part}.${at}.type`] ?? form.errors[`${path}.${part}.${at}.content.text`];
  const hasHelp = [...state.header, ...state.body].some(({ type }) => type === "kb-search");
  const chatLast = state.body.at(-1)?.type === "chat";
  // Only a program gives a form card questions of its own; once they are there they can be changed here.
  const asks = state.body.findIndex(({ content }) => content.fields?.length);
  return (
    <SettingsSection
      title={t("widget.cardsTitle")}
      about={t("widget.cardsAbout")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <SegmentedControl
        aria-label={t("widget.cardsWhen")}
        value={shown}
        onChange={(value) => setShown(value as typeof shown)}
        data={STATES.map((value) => ({ value, label: t(`widget.states.${value}`) }))}
      />
      <CardsEditor
        part="header"
        state={state}
        disabled={!props.manage}
        change={set("header")}
        errorAt={errorAt("header")}
      />
      <CardsEditor
        part="body"
        state={state}
        disabled={!props.manage}
        change={set("body")}
        errorAt={errorAt("body")}
      />
      {asks >= 0 && (
        <FieldsEditor
          form={form}
          path={`${path}.body.${asks}.content.fields`}
          fields={state.body[asks]?.content.fields ?? []}
        />
      )}
      {hasHelp && !props.widget.widget.components.kb && (
        <Text c="warn" size="sm" role="status">
          {t("widget.helpIsOff")}
        </Text>
      )}
      {shown !== "offline" && (
        <Text c="dimmed" size="sm">
          {t(chatLast ? "widget.chatLast" : "widget.chatFirst")}
        </Text>
      )}
      <TextInput
        label={t("widget.onLauncher")}
        placeholder={t("widget.nothing")}
        autoComplete="off"
        {...form.getInputProps(`${path}.minimizedText`)}
      />
    </SettingsSection>
  );
}

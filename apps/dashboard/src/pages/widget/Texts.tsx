// What the window says first, by whether agents are there.

import { SimpleGrid, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm, type Widget } from "./widget-settings.ts";

const STATES = ["online", "away", "offline"] as const;
type State = Widget["widget"]["states"]["online"];

export function Texts(props: SectionProps) {
  const { t } = useTranslation();
  const { online, away, offline } = props.widget.widget.states;
  const { form, save, onSubmit } = useSettingsForm(props, {
    widget: { states: { online: filled(online), away: filled(away), offline: filled(offline) } },
  });
  const { states } = form.values.settings.widget;
  return (
    <SettingsSection
      title={t("widget.texts")}
      about={t("widget.textsAbout")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      {STATES.map((state) => (
        <div key={state}>
          <Text fw={500} mb={4}>
            {t(`widget.states.${state}`)}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {states[state].header.map((card, at) =>
              card.type === "heading" || card.type === "text" ? (
                <TextInput
                  key={card.id}
                  label={t(`widget.cards.${card.type}`)}
                  placeholder={t("widget.ownWords")}
                  autoComplete="off"
                  {...form.getInputProps(`settings.widget.states.${state}.header.${at}.content.text`)}
                />
              ) : null,
            )}
            <TextInput
              label={t("widget.onLauncher")}
              placeholder={t("widget.ownWords")}
              autoComplete="off"
              {...form.getInputProps(`settings.widget.states.${state}.minimizedText`)}
            />
          </SimpleGrid>
        </div>
      ))}
    </SettingsSection>
  );
}

/** A field that was never filled in is an empty one. */
function filled({ header, minimizedText }: State) {
  return {
    minimizedText,
    header: header.map((card) => ({ ...card, content: { text: card.content.text ?? "" } })),
  };
}

// Colour, font and symbol of the public pages, and what they ask of their readers.

import { Select, SimpleGrid, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { readableOn } from "@parlo/ui";
import { useTranslation } from "react-i18next";
import { useCall } from "../../../api/calls.ts";
import { focusFirst, settle, useSave } from "../../../parts/save.ts";
import { ColourField } from "../../widget/ColourField.tsx";
import classes from "../KnowledgeBase.module.css";
import type { Base, Settings } from "../kb.ts";
import { SaveForm } from "./SaveForm.tsx";

export function LookSection({ propertyId, settings, may }: Base) {
  const { t } = useTranslation();
  const fonts = useCall("knowledge-base.fonts.list", {}).data?.fonts ?? [];
  const form = useForm({
    initialValues: {
      primaryColor: settings.primaryColor,
      font: settings.font as string,
      favicon: settings.favicon ?? "",
      feedback: settings.feedback,
      indexed: settings.indexed,
    },
  });
  const save = useSave("knowledge-base.settings.update", form, {
    said: t("kb.settingsSaved"),
    onDone: () => settle(form, sent),
  });
  const sent = form.getValues();
  const { primaryColor, font } = form.values;
  const shown = /^#[0-9a-f]{6}$/i.test(primaryColor) ? primaryColor : settings.primaryColor;
  return (
    <SaveForm
      title={t("kb.look")}
      about={t("kb.lookAbout")}
      may={may.arrange}
      dirty={form.isDirty()}
      save={save}
      onSubmit={form.onSubmit(
        ({ favicon, ...values }) =>
          save.submit({
            propertyId,
            ...values,
            font: values.font as Settings["font"],
            favicon: favicon.trim() || null,
          }),
        focusFirst(form),
      )}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ColourField
          label={t("kb.primaryColour")}
          hint={t("kb.primaryColourHint")}
          {...form.getInputProps("primaryColor")}
        />
        <Select
          label={t("kb.font")}
          data={fonts.map(({ id, name }) => ({ value: id as string, label: name }))}
          {...form.getInputProps("font")}
        />
      </SimpleGrid>
      <div
        className={classes.swatches}
        style={{ fontFamily: fonts.find(({ id }) => id === font)?.stack }}
        aria-hidden
      >
        <span
          style={{
            padding: "6px 14px",
            borderRadius: "var(--radius-control)",
            background: shown,
            color: readableOn(shown),
          }}
        >
          {t("kb.sampleButton")}
        </span>
        <span>{t("kb.sampleText")}</span>
      </div>
      <TextInput
        label={t("kb.favicon")}
        placeholder="https://"
        type="url"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps("favicon")}
      />
      <Switch
        label={t("kb.feedback")}
        description={t("kb.feedbackHint")}
        {...form.getInputProps("feedback", { type: "checkbox" })}
      />
      <Switch
        label={t("kb.indexed")}
        description={t("kb.indexedHint")}
        {...form.getInputProps("indexed", { type: "checkbox" })}
      />
    </SaveForm>
  );
}

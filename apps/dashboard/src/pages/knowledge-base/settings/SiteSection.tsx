// What the knowledge base says of itself in one language, its head, and the widget its articles are found in.

import { Select, SimpleGrid, Switch, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useAll } from "../../../api/calls.ts";
import { useRules } from "../../../parts/rules.ts";
import { focusFirst, settle, useSave } from "../../../parts/save.ts";
import { ColourField } from "../../widget/ColourField.tsx";
import type { Base, Site } from "../kb.ts";
import { SaveForm } from "./SaveForm.tsx";

const NONE = "none";
const banners = ["none", "color", "url"] as const;

export function SiteSection({ propertyId, site, may }: Base & { site: Site }) {
  const { t } = useTranslation();
  const rules = useRules();
  const widgets = useAll("widgets.list", { propertyId }).data ?? [];
  const form = useForm({
    initialValues: {
      title: site.title,
      description: site.description,
      enabled: site.enabled,
      widgetId: site.widgetId ?? NONE,
      logo: site.header.logo ?? "",
      headerTitle: site.header.title,
      homeUrl: site.header.homeUrl ?? "",
      bannerType: (site.banner?.type ?? "none") as (typeof banners)[number],
      banner: site.banner?.content ?? "",
      ticketForm: site.ticketForm.enabled,
    },
    validate: { title: rules.required },
  });
  const save = useSave("knowledge-base.site.update", form, {
    said: t("kb.settingsSaved"),
    fields: {
      "header.logo": "logo",
      "header.title": "headerTitle",
      "header.homeUrl": "homeUrl",
      "banner.content": "banner",
    },
    onDone: () => settle(form, sent),
  });
  const sent = form.getValues();
  const { bannerType } = form.values;
  return (
    <SaveForm
      title={t("kb.siteTexts")}
      may={may.write}
      dirty={form.isDirty()}
      save={save}
      onSubmit={form.onSubmit(
        (values) =>
          save.submit({
            propertyId,
            siteId: site.id,
            title: values.title,
            description: values.description,
            enabled: values.enabled,
            widgetId: values.widgetId === NONE ? null : values.widgetId,
            header: {
              logo: values.logo.trim() || null,
              title: values.headerTitle,
              homeUrl: values.homeUrl.trim() || null,
            },
            banner:
              values.bannerType === "none"
                ? null
                : { type: values.bannerType, content: values.banner.trim() },
            ticketForm: { enabled: values.ticketForm },
          }),
        focusFirst(form),
      )}
    >
      <Switch
        label={t("kb.siteEnabled")}
        description={t("kb.siteEnabledHint")}
        {...form.getInputProps("enabled", { type: "checkbox" })}
      />
      <TextInput label={t("fields.name")} autoComplete="off" {...form.getInputProps("title")} />
      <Textarea label={t("kb.seo")} autosize minRows={2} maxRows={6} {...form.getInputProps("description")} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t("kb.logo")}
          placeholder="https://"
          type="url"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("logo")}
        />
        <TextInput
          label={t("kb.homeUrl")}
          placeholder="https://"
          type="url"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("homeUrl")}
        />
        <TextInput
          label={t("kb.headerTitle")}
          placeholder={form.values.title}
          autoComplete="off"
          {...form.getInputProps("headerTitle")}
        />
        <Select
          label={t("kb.widget")}
          data={[
            { value: NONE, label: t("kb.noWidget") },
            ...widgets.map(({ widgetId, name }) => ({ value: widgetId, label: name })),
          ]}
          {...form.getInputProps("widgetId")}
        />
        <Select
          label={t("kb.siteBanner")}
          data={banners.map((value) => ({ value, label: t(`kb.banners.${value}`) }))}
          {...form.getInputProps("bannerType")}
        />
        {bannerType === "url" && (
          <TextInput
            label={t("kb.pictureUrl")}
            placeholder="https://"
            type="url"
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps("banner")}
          />
        )}
        {bannerType === "color" && (
          <ColourField
            label={t("kb.bannerColour")}
            hint={t("kb.bannerColourHint")}
            {...form.getInputProps("banner")}
          />
        )}
      </SimpleGrid>
      <Switch
        label={t("kb.ticketForm")}
        description={t("kb.ticketFormHint")}
        {...form.getInputProps("ticketForm", { type: "checkbox" })}
      />
    </SaveForm>
  );
}

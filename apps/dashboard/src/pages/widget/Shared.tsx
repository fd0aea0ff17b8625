// What holds for all widgets of the property that do not say otherwise: language, the line at the bottom, the sites.

import { Select, SimpleGrid, Skeleton, Switch, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { type Result, useCall } from "../../api/calls.ts";
import { languageName } from "../../i18n/names.ts";
import { Section } from "../../parts/Page.tsx";
import { useSave } from "../../parts/save.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { LANGUAGES } from "./languages.ts";
import { SettingsSection } from "./SettingsSection.tsx";

type Global = Result<"widgets.global-settings.get">;

export function Shared({ propertyId, manage }: { propertyId: string; manage: boolean }) {
  const { t } = useTranslation();
  const global = useCall("widgets.global-settings.get", { propertyId });
  if (global.data) return <SharedForm propertyId={propertyId} manage={manage} global={global.data} />;
  return (
    <Section title={t("widget.shared")}>
      {global.isError ? (
        <Trouble error={global.error} onRetry={() => global.refetch()} />
      ) : (
        <Skeleton height={180} />
      )}
    </Section>
  );
}

function SharedForm({ propertyId, manage, global }: { propertyId: string; manage: boolean; global: Global }) {
  const { t, i18n } = useTranslation();
  const { secureMode: _, ...shared } = global;
  const form = useForm({ initialValues: shared });
  const save = useSave("widgets.global-settings.update", form, {
    said: t("widget.saved"),
    onDone: () => form.resetDirty(),
  });
  return (
    <SettingsSection
      title={t("widget.shared")}
      about={t("widget.sharedAbout")}
      manage={manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={form.onSubmit((values) => save.submit({ propertyId, ...values }))}
    >
      <Select
        label={t("language")}
        data={[
          { value: "auto", label: t("widget.visitorsLanguage") },
          ...LANGUAGES.map((code) => ({ value: code, label: languageName(code, i18n.language) })),
        ]}
        allowDeselect={false}
        {...form.getInputProps("language")}
      />
      <Switch
        label={t("widget.noBranding")}
        {...form.getInputProps("branding.whitelabeled", { type: "checkbox" })}
      />
      {!form.values.branding.whitelabeled && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t("widget.brandingText")}
            autoComplete="off"
            {...form.getInputProps("branding.text")}
          />
          <TextInput
            label={t("widget.brandingUrl")}
            type="url"
            autoComplete="off"
            {...form.getInputProps("branding.url")}
          />
        </SimpleGrid>
      )}
      <TagsInput
        label={t("widget.domains")}
        description={t("widget.domainsHint")}
        placeholder={form.values.domains.length === 0 ? "*.example.com" : ""}
        {...form.getInputProps("domains")}
      />
    </SettingsSection>
  );
}

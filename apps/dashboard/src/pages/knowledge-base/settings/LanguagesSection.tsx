// The languages of a knowledge base: one site each.

import { Button, Group, Modal, Select, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../../api/calls.ts";
import { currentLanguage } from "../../../i18n/i18n.ts";
import { languageName } from "../../../i18n/names.ts";
import { Confirm } from "../../../parts/Confirm.tsx";
import { Section } from "../../../parts/Page.tsx";
import { useRules } from "../../../parts/rules.ts";
import { focusFirst, useSave } from "../../../parts/save.ts";
import { Failure } from "../../../parts/Trouble.tsx";
import classes from "../KnowledgeBase.module.css";
import { type Base, type Site, siteName } from "../kb.ts";

export function LanguagesSection({ propertyId, sites, may }: Base) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Site | null>(null);
  const remove = useSave("knowledge-base.site.delete", null, {
    said: t("kb.languageRemoved"),
    onDone: () => setRemoving(null),
  });
  const name = siteName(removing ?? undefined, language);
  return (
    <Section
      title={t("kb.languages")}
      about={t("kb.languagesAbout")}
      action={
        may.write && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Plus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("kb.addLanguage")}
          </Button>
        )
      }
      flush
    >
      <ul className={classes.tree}>
        {sites.map((site) => (
          <li key={site.id} className={classes.branch}>
            <div className={classes.branchText}>
              <Text fw={500}>{siteName(site, language)}</Text>
              <Text size="xs" c="dimmed" truncate>
                {[site.primary ? t("kb.primarySite") : "", site.title, site.enabled ? "" : t("kb.siteHidden")]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </Text>
            </div>
            {may.write && !site.primary && (
              <Button
                variant="subtle"
                color="danger"
                size="xs"
                aria-label={t("kb.removeThing", { name: siteName(site, language) })}
                onClick={() => setRemoving(site)}
              >
                {t("remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddLanguage propertyId={propertyId} sites={sites} onClose={() => setAdding(false)} />}
      <Confirm
        opened={removing !== null}
        title={t("kb.removeLanguageTitle", { name })}
        verb={t("remove")}
        save={remove}
        onConfirm={() => removing && remove.submit({ propertyId, siteId: removing.id })}
        onClose={() => setRemoving(null)}
      >
        <Text>{t("kb.removeLanguageText", { name })}</Text>
      </Confirm>
    </Section>
  );
}

function AddLanguage({
  propertyId,
  sites,
  onClose,
}: {
  propertyId: string;
  sites: Site[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const rules = useRules();
  const taken = new Set(sites.map((site) => site.language));
  const languages = useCall("knowledge-base.language.list", { propertyId }).data?.languages ?? [];
  const form = useForm({
    initialValues: { language: null as string | null, title: sites[0]?.title ?? "" },
    validate: {
      language: (value) => rules.required(value ?? ""),
      title: rules.required,
    },
  });
  const create = useSave("knowledge-base.site.create", form, {
    fields: { language_taken: "language" },
    said: t("kb.languageAdded"),
    onDone: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("kb.addLanguage")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        className="stack"
        onSubmit={form.onSubmit(
          ({ language, title }) => create.submit({ propertyId, language: language ?? "", title }),
          focusFirst(form),
        )}
      >
        <Select
          label={t("language")}
          searchable
          data-autofocus
          data={languages
            .filter(({ code }) => !taken.has(code))
            .map(({ code }) => ({ value: code, label: languageName(code, currentLanguage()) }))
            .toSorted((a, b) => a.label.localeCompare(b.label, currentLanguage()))}
          {...form.getInputProps("language")}
        />
        <TextInput
          label={t("fields.name")}
          description={t("kb.languageNameHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="off"
          {...form.getInputProps("title")}
        />
        <Failure error={create.failure} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={create.pending}>
            {t("kb.addLanguage")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

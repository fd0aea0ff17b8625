// Links in the bar at the top of a site: each is saved by itself.

import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ArrowUp, Check, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Section } from "../../../parts/Page.tsx";
import { useRules } from "../../../parts/rules.ts";
import { focusFirst, settle, useSave } from "../../../parts/save.ts";
import { Failure } from "../../../parts/Trouble.tsx";
import classes from "../KnowledgeBase.module.css";
import type { Site } from "../kb.ts";

interface Props {
  propertyId: string;
  site: Site;
  write: boolean;
}

export function LinksSection({ propertyId, site, write }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={t("kb.links")} about={t("kb.linksAbout")}>
      <ul className={classes.links}>
        {site.links.map((link, at) => (
          <li key={link.id}>
            <LinkForm propertyId={propertyId} siteId={site.id} link={link} at={at} write={write} />
          </li>
        ))}
        {write && (
          <li key={`new ${site.links.length}`}>
            <NewLink propertyId={propertyId} siteId={site.id} />
          </li>
        )}
      </ul>
    </Section>
  );
}

interface LinkProps {
  propertyId: string;
  siteId: string;
  link: Site["links"][number];
  at: number;
  write: boolean;
}

function LinkForm({ propertyId, siteId, link, at, write }: LinkProps) {
  const { t } = useTranslation();
  const rules = useRules();
  const which = { propertyId, siteId, linkId: link.id };
  const form = useForm({
    // Refused fields are looked up on the whole page, by the name of their form.
    name: `link-${link.id}`,
    initialValues: { label: link.label, url: link.url },
    validate: { label: rules.required, url: rules.required },
  });
  const update = useSave("knowledge-base.site-link.update", form, {
    said: t("kb.settingsSaved"),
    onDone: (reply) => settle(form, { label: reply.link.label, url: reply.link.url }),
  });
  const move = useSave("knowledge-base.site-link.update", null, { noted: true });
  const remove = useSave("knowledge-base.site-link.remove", null, { noted: true });
  const name = link.label;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => update.submit({ ...which, ...values }), focusFirst(form))}
    >
      <div className={classes.link}>
        <TextInput
          aria-label={t("kb.linkLabel", { name })}
          readOnly={!write}
          autoComplete="off"
          {...form.getInputProps("label")}
        />
        <TextInput
          aria-label={t("kb.linkUrl", { name })}
          readOnly={!write}
          type="url"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("url")}
        />
        {write && (
          <Group gap={2} wrap="nowrap" mih={36}>
            <ActionIcon
              type="submit"
              variant="subtle"
              color={form.isDirty() ? "accent" : "gray"}
              disabled={!form.isDirty()}
              loading={update.pending}
              aria-label={t("kb.saveThing", { name })}
            >
              <Check size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={at === 0}
              aria-label={t("kb.moveUpThing", { name })}
              onClick={() => move.submit({ ...which, position: at - 1 })}
            >
              <ArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("kb.removeThing", { name })}
              onClick={() => remove.submit(which)}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </div>
      <Failure error={update.failure} />
    </form>
  );
}

function NewLink({ propertyId, siteId }: { propertyId: string; siteId: string }) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({
    name: "new-link",
    initialValues: { label: "", url: "" },
    validate: { label: rules.required, url: rules.required },
  });
  const add = useSave("knowledge-base.site-link.add", form, { onDone: () => form.reset() });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => add.submit({ propertyId, siteId, ...values }), focusFirst(form))}
    >
      <div className={classes.link}>
        <TextInput
          aria-label={t("kb.newLinkLabel")}
          placeholder={t("kb.newLinkLabel")}
          autoComplete="off"
          {...form.getInputProps("label")}
        />
        <TextInput
          aria-label={t("kb.newLinkUrl")}
          placeholder="https://"
          type="url"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("url")}
        />
        <Button type="submit" variant="default" loading={add.pending}>
          {t("kb.addLink")}
        </Button>
      </div>
      <Failure error={add.failure} />
    </form>
  );
}

// A domain of one's own: asked for, proved by its name servers, used, given up.

import { Button, Group, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Confirm } from "../../../parts/Confirm.tsx";
import { CopyButton } from "../../../parts/CopyButton.tsx";
import { Section } from "../../../parts/Page.tsx";
import { useRules } from "../../../parts/rules.ts";
import { focusFirst, useSave } from "../../../parts/save.ts";
import { Failure } from "../../../parts/Trouble.tsx";
import { When } from "../../../parts/When.tsx";
import classes from "../KnowledgeBase.module.css";
import type { Base, Settings } from "../kb.ts";

export function DomainSection({ propertyId, settings, may }: Base) {
  const { t } = useTranslation();
  const { domain, domainCandidate } = settings;
  return (
    <Section title={t("kb.domain")} about={t("kb.domainAbout")}>
      <div className="stack">
        {domain && <OwnDomain propertyId={propertyId} domain={domain} may={may.arrange} />}
        {domainCandidate && (
          <CandidateDomain propertyId={propertyId} candidate={domainCandidate} may={may.arrange} />
        )}
        {!domainCandidate && may.arrange && (
          <AskForDomain propertyId={propertyId} isOther={Boolean(domain)} />
        )}
        {!domain && !domainCandidate && !may.arrange && <Text c="dimmed">{t("kb.noDomain")}</Text>}
      </div>
    </Section>
  );
}

function OwnDomain({ propertyId, domain, may }: { propertyId: string; domain: string; may: boolean }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const remove = useSave("knowledge-base.settings.remove-domain", null, {
    said: t("kb.domainRemoved"),
    onDone: () => setAsking(false),
  });
  return (
    <Group justify="space-between">
      <Text>{t("kb.ownDomain", { domain })}</Text>
      {may && (
        <Button variant="subtle" color="danger" size="xs" onClick={() => setAsking(true)}>
          {t("kb.giveUp")}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={t("kb.giveUpTitle", { domain })}
        verb={t("kb.giveUp")}
        save={remove}
        onConfirm={() => remove.submit({ propertyId })}
        onClose={() => setAsking(false)}
      >
        <Text>{t("kb.giveUpText")}</Text>
      </Confirm>
    </Group>
  );
}

interface CandidateProps {
  propertyId: string;
  candidate: NonNullable<Settings["domainCandidate"]>;
  may: boolean;
}

function CandidateDomain({ propertyId, candidate, may }: CandidateProps) {
  const { t } = useTranslation();
  const { domain, records, checkedOn } = candidate;
  const again = useSave("knowledge-base.settings.add-domain-candidate", null, {
    noted: true,
    said: t("kb.domainLooking"),
  });
  const drop = useSave("knowledge-base.settings.remove-domain-candidate", null, { noted: true });
  return (
    <>
      <Text>{t("kb.domainWaits", { domain })}</Text>
      <table className={classes.records} aria-label={t("kb.records")}>
        <thead>
          <tr>
            <th>{t("kb.recordType")}</th>
            <th>{t("fields.name")}</th>
            <th>{t("kb.recordValue")}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {records.map(({ type, name, value }) => (
            <tr key={type}>
              <td>{type}</td>
              <td>
                <code>{name}</code>
              </td>
              <td>
                <code>{value}</code>
              </td>
              <td>
                <CopyButton value={value} label={t("kb.copyRecord", { type })} small />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {checkedOn ? (
            <>
              {t("kb.domainChecked")} <When at={checkedOn} />
            </>
          ) : (
            t("kb.domainUnchecked")
          )}
        </Text>
        {may && (
          <Group gap="sm">
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              loading={drop.pending}
              onClick={() => drop.submit({ propertyId })}
            >
              {t("kb.giveUp")}
            </Button>
            <Button
              variant="default"
              size="xs"
              loading={again.pending}
              onClick={() => again.submit({ propertyId, domain })}
            >
              {t("kb.lookAgain")}
            </Button>
          </Group>
        )}
      </Group>
    </>
  );
}

function AskForDomain({ propertyId, isOther }: { propertyId: string; isOther: boolean }) {
  const { t } = useTranslation();
  const rules = useRules();
  const form = useForm({ initialValues: { domain: "" }, validate: { domain: rules.required } });
  const add = useSave("knowledge-base.settings.add-domain-candidate", form, {
    fields: { domain_taken: "domain" },
  });
  return (
    <form
      noValidate
      className="stack"
      onSubmit={form.onSubmit(
        ({ domain }) => add.submit({ propertyId, domain: domain.trim().replace(/^https?:\/\/|\/+$/g, "") }),
        focusFirst(form),
      )}
    >
      <TextInput
        label={isOther ? t("kb.otherDomain") : t("kb.domainField")}
        placeholder="help.example.com"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps("domain")}
      />
      <Failure error={add.failure} />
      <Group justify="flex-end">
        <Button type="submit" variant="default" loading={add.pending}>
          {t("kb.askDomain")}
        </Button>
      </Group>
    </form>
  );
}

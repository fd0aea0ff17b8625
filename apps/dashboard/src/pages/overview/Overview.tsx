// Home after signing in: the property in true figures, and what is worth doing next.

import { SimpleGrid, Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAll, useCall, useTotal } from "../../api/calls.ts";
import { CopyButton } from "../../parts/CopyButton.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { roleName } from "../../parts/role-name.ts";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { useMe } from "../../shell/me.ts";
import { Figure } from "./Figure.tsx";
import { NextSteps } from "./NextSteps.tsx";
import classes from "./Overview.module.css";
import { Today } from "./Today.tsx";

export function Overview() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const property = useCurrentProperty();
  const me = useMe();
  const members = useAll("members.list", { propertyId });
  const departments = useTotal("departments.list", { propertyId });
  const invites = useAll("members.list-invites", { propertyId });
  const settings = useCall("property.info", { propertyId, fields: { settings: true } }).data?.settings;
  const online = members.data?.filter(({ presence }) => presence === "online").length;
  const expired = invites.data?.filter(({ status }) => status === "expired").length ?? 0;
  const pending = invites.data && invites.data.length - expired;

  if (members.isError && !members.data) {
    return (
      <Page title={t("nav.overview")}>
        <Trouble error={members.error} onRetry={() => members.refetch()} />
      </Page>
    );
  }
  return (
    <Page
      title={t("overview.hello", { name: me.name.split(" ")[0] })}
      about={
        property && t("overview.about", { name: property.name, role: roleName(t, property.role ?? "agent") })
      }
    >
      <Today propertyId={propertyId} timezone={settings && (settings.timezone ?? "UTC")} />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Figure
          label={t("nav.members")}
          value={members.data?.length}
          note={online === undefined ? undefined : t("overview.online", { count: online })}
          to="/properties/$propertyId/members"
        />
        <Figure
          label={t("nav.departments")}
          value={departments.data}
          note={t("overview.departmentsNote")}
          to="/properties/$propertyId/departments"
        />
        <Figure
          label={t("overview.invites")}
          value={pending}
          note={expired ? t("overview.expired", { count: expired }) : t("overview.invitesNote")}
          to="/properties/$propertyId/members"
        />
      </SimpleGrid>
      <NextSteps propertyId={propertyId} />
      <Section title={t("overview.facts")}>
        <dl className={classes.facts}>
          <dt>{t("property.id")}</dt>
          <dd>
            <code>{propertyId}</code>
            <CopyButton value={propertyId} label={t("property.copyId")} small />
          </dd>
          <dt>{t("property.url")}</dt>
          <dd>{settings ? (settings.url ?? t("property.noUrl")) : <Skeleton height={12} width={160} />}</dd>
          <dt>{t("property.timezone")}</dt>
          <dd>{settings ? (settings.timezone ?? "UTC") : <Skeleton height={12} width={120} />}</dd>
        </dl>
      </Section>
    </Page>
  );
}

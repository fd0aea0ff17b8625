// How the knowledge base is found and how it looks: first what is the same everywhere, then each language.

import { Select, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/i18n.ts";
import { Page } from "../../../parts/Page.tsx";
import { type Base, PRIMARY, siteName, siteOf } from "../kb.ts";
import { PublicLink } from "../PublicLink.tsx";
import { WithBase } from "../WithBase.tsx";
import { AddressSection } from "./AddressSection.tsx";
import { DomainSection } from "./DomainSection.tsx";
import { LanguagesSection } from "./LanguagesSection.tsx";
import { LinksSection } from "./LinksSection.tsx";
import { LookSection } from "./LookSection.tsx";
import { SiteSection } from "./SiteSection.tsx";

export function KbSettings() {
  const { t } = useTranslation();
  return <WithBase title={t("kb.settingsTitle")}>{(base) => <SettingsPage {...base} />}</WithBase>;
}

function SettingsPage(base: Base) {
  const { t } = useTranslation();
  const { settings, sites, may } = base;
  const [siteId, setSiteId] = useState<string>(PRIMARY);
  const site = siteOf(sites, siteId);
  return (
    <Page title={t("kb.settingsTitle")} about={<PublicLink settings={settings} />} narrow>
      <AddressSection {...base} />
      <DomainSection {...base} />
      <LookSection {...base} />
      <LanguagesSection {...base} />
      {site && (
        <>
          <div style={{ display: "flex", alignItems: "center", justifyContent: "space-between" }}>
            <Title order={2}>
              {sites.length > 1
                ? t("kb.siteIn", { language: siteName(site, currentLanguage()) })
                : t("kb.siteAlone")}
            </Title>
            {sites.length > 1 && (
              <Select
                w={180}
                aria-label={t("language")}
                data={sites.map((one) => ({ value: one.id, label: siteName(one, currentLanguage()) }))}
                value={site.id}
                onChange={(value) => setSiteId(value ?? PRIMARY)}
              />
            )}
          </div>
          <SiteSection key={`${site.id} texts`} {...base} site={site} />
          <LinksSection key={`${site.id} links`} propertyId={base.propertyId} site={site} write={may.write} />
        </>
      )}
    </Page>
  );
}

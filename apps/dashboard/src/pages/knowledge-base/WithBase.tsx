// Every page of the knowledge base stands on it: asked for first, made where there is none.

import { Skeleton } from "@mantine/core";
import { ParloError } from "@parlo/sdk";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { Page, Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { usePropertyId } from "../../shell/current-property.ts";
import { type Base, useMay, useSites } from "./kb.ts";
import { SetUpBase } from "./SetUpBase.tsx";

export function WithBase({ title, children }: { title: string; children: (base: Base) => ReactNode }) {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const may = useMay(propertyId);
  const settings = useCall("knowledge-base.settings.get", { propertyId });
  const sites = useSites(propertyId);
  if (settings.data && sites.data)
    return children({ propertyId, settings: settings.data.settings, sites: sites.data.sites, may });
  const missing = settings.error instanceof ParloError && settings.error.code === "not_found";
  if (missing) return <SetUpBase key={propertyId} propertyId={propertyId} may={may} />;
  const failed = settings.isError ? settings : sites.isError ? sites : undefined;
  return (
    <Page title={title} about={t("kb.about")}>
      {failed?.error ? (
        <Trouble error={failed.error} onRetry={() => failed.refetch()} />
      ) : (
        <Section>
          <Skeleton height={320} />
        </Section>
      )}
    </Page>
  );
}

// A property's name, address, language and time zone; and, at the foot, its deletion.

import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCall } from "../../api/calls.ts";
import { Page, Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { DeleteProperty } from "./DeleteProperty.tsx";
import { SettingsForm } from "./SettingsForm.tsx";

export function PropertySettings() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const info = useCall("property.info", { propertyId, fields: { settings: true } });
  return (
    <Page title={t("nav.propertySettings")} about={manage ? undefined : t("property.readOnly")} narrow>
      {info.isError && !info.data && <Trouble error={info.error} onRetry={() => info.refetch()} />}
      {info.isPending && (
        <Section title={t("property.general")}>
          <Skeleton height={180} />
        </Section>
      )}
      {info.data && (
        <>
          <SettingsForm key={propertyId} info={info.data} manage={manage} />
          {manage && <DeleteProperty propertyId={propertyId} name={info.data.name} />}
        </>
      )}
    </Page>
  );
}

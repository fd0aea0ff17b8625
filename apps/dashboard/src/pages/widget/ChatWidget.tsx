// The chat widget of a property: how it gets onto a site, how it looks, what it asks, when it is open.

import { Select, Skeleton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAll, useCall } from "../../api/calls.ts";
import { Page, Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { Appearance } from "./Appearance.tsx";
import { Features } from "./Features.tsx";
import { ConsentForm, OfflineForm, PrechatForm } from "./Forms.tsx";
import { Hours } from "./Hours.tsx";
import { Install } from "./Install.tsx";
import { SecureMode } from "./SecureMode.tsx";
import { Texts } from "./Texts.tsx";

export function ChatWidget() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const [widgetId, setWidgetId] = useState("default");
  const list = useAll("widgets.list", { propertyId }).data ?? [];
  const widget = useCall("widgets.get", { propertyId, widgetId });
  const info = useCall("property.info", { propertyId, fields: { settings: true } });
  const several = list.length > 1 && (
    <Select
      aria-label={t("widget.which")}
      data={list.map((one) => ({ value: one.widgetId, label: one.name }))}
      value={widgetId}
      allowDeselect={false}
      onChange={(id) => setWidgetId(id ?? "default")}
    />
  );
  const timezone = info.data?.settings?.timezone;
  const props = widget.data && { propertyId, widget: widget.data, manage };
  return (
    <Page
      title={t("nav.widget")}
      about={manage ? t("widget.about") : t("property.readOnly")}
      action={several}
      narrow
    >
      {widget.isError && !widget.data && <Trouble error={widget.error} onRetry={() => widget.refetch()} />}
      {!props && !widget.isError && (
        <Section title={t("widget.install")}>
          <Skeleton height={220} />
        </Section>
      )}
      {props && (
        <div key={`${propertyId} ${widgetId}`} style={{ display: "contents" }}>
          <Install propertyId={propertyId} widgetId={widgetId} />
          <Appearance {...props} />
          <Texts {...props} />
          <PrechatForm {...props} />
          <OfflineForm {...props} />
          <ConsentForm {...props} />
          {timezone && <Hours {...props} timezone={timezone} />}
          <Features {...props} />
          {manage && <SecureMode propertyId={propertyId} />}
        </div>
      )}
    </Page>
  );
}

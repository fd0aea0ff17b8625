// The chat widgets of a property: how one gets onto a site, how it looks, what it shows and asks, when it is open.

import { Skeleton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAll, useCall } from "../../api/calls.ts";
import { Page, Section } from "../../parts/Page.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { useCurrentProperty, usePropertyId } from "../../shell/current-property.ts";
import { Appearance } from "./Appearance.tsx";
import { Attention } from "./Attention.tsx";
import { Cards } from "./Cards.tsx";
import classes from "./ChatWidget.module.css";
import { Drafts } from "./drafts.ts";
import { Features } from "./Features.tsx";
import { ConsentForm, OfflineForm, PrechatForm } from "./Forms.tsx";
import { Hours } from "./Hours.tsx";
import { Install } from "./Install.tsx";
import { LivePreview } from "./LivePreview.tsx";
import { SecureMode } from "./SecureMode.tsx";
import { Shared } from "./Shared.tsx";
import { Versions } from "./Versions.tsx";
import { WidgetSwitch } from "./WidgetSwitch.tsx";
import { DraftsOfPage } from "./widget-settings.ts";

export function ChatWidget() {
  const { t } = useTranslation();
  const propertyId = usePropertyId();
  const manage = useCurrentProperty()?.can.manage ?? false;
  const [widgetId, setWidgetId] = useState("default");
  // Forms begin anew with what a widget was gone back to.
  const [reverts, setReverts] = useState(0);
  const [drafts] = useState(() => new Drafts());
  const list = useAll("widgets.list", { propertyId }).data ?? [];
  const widget = useCall("widgets.get", { propertyId, widgetId });
  const info = useCall("property.info", { propertyId, fields: { settings: true } });
  const timezone = info.data?.settings?.timezone;
  const props = widget.data && { propertyId, widget: widget.data, manage };
  const key = `${propertyId} ${widgetId} ${reverts}`;
  return (
    <Page
      title={t("nav.widget")}
      about={manage ? t("widget.about") : t("property.readOnly")}
      action={
        <WidgetSwitch
          propertyId={propertyId}
          list={list}
          widgetId={widgetId}
          manage={manage}
          choose={setWidgetId}
        />
      }
    >
      {widget.isError && !widget.data && <Trouble error={widget.error} onRetry={() => widget.refetch()} />}
      {!props && !widget.isError && (
        <Section title={t("widget.install")}>
          <Skeleton height={220} />
        </Section>
      )}
      {props && (
        <DraftsOfPage.Provider value={drafts}>
          <div className={classes.columns}>
            <div key={key} className={classes.forms}>
              <Install propertyId={propertyId} widgetId={widgetId} />
              <Appearance {...props} />
              <Cards {...props} />
              <Attention {...props} />
              <PrechatForm {...props} />
              <OfflineForm {...props} />
              <ConsentForm {...props} />
              {timezone && <Hours {...props} timezone={timezone} />}
              <Features {...props} />
              <Versions {...props} onReverted={() => setReverts((count) => count + 1)} />
              <Shared propertyId={propertyId} manage={manage} />
              {manage && <SecureMode propertyId={propertyId} />}
            </div>
            <div className={classes.beside}>
              <LivePreview key={key} propertyId={propertyId} widget={props.widget} />
            </div>
          </div>
        </DraftsOfPage.Provider>
      )}
    </Page>
  );
}

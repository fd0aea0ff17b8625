// Choosing a language and a time zone, each written the way the reader knows it.

import { Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../api/calls.ts";
import { languageName } from "../i18n/names.ts";

type Props = Omit<SelectProps, "data" | "label">;

export function LanguageSelect(props: Props) {
  const { t } = useTranslation();
  const languages = useCall("instance.get", {}).data?.languages ?? [];
  return (
    <Select
      label={t("language")}
      data={languages.map((code) => ({ value: code, label: languageName(code, code) }))}
      {...props}
    />
  );
}

export function TimezoneSelect(props: Props) {
  const { t } = useTranslation();
  const zones = useMemo(
    () => ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")],
    [],
  );
  return (
    <Select
      label={t("property.timezone")}
      data={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      searchable
      limit={60}
      {...props}
    />
  );
}

/** The zone this browser is in, for a property that is being made here. */
export function hereZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

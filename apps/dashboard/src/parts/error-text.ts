// What a failure is called in the reader's language; the server's own words where we have none.

import { ParloError } from "@parlo/sdk";
import type { TFunction } from "i18next";

export function errorText(t: TFunction, error: Error): string {
  if (!(error instanceof ParloError)) return t("errors.network_error");
  return t(`errors.${error.code}`, { defaultValue: error.fix ?? error.message });
}

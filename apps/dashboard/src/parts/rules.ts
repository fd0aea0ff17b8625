// What a form can tell before asking the server; the server has the last word.

import { useTranslation } from "react-i18next";

type Check = (value: string) => string | null;

export interface Rules {
  required: Check;
  email: Check;
  password: Check;
}

export const passwordLength = 10;

export function useRules(): Rules {
  const { t } = useTranslation();
  const required: Check = (value) => (value.trim() ? null : t("rules.required"));
  return {
    required,
    email: (value) => required(value) ?? (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t("rules.email")),
    password: (value) =>
      required(value) ??
      (value.length >= passwordLength ? null : t("rules.password", { least: passwordLength })),
  };
}

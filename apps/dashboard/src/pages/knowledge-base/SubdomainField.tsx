// The name in the address, with a word on whether it is free while it is typed.

import { Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { callOptions } from "../../api/calls.ts";
import { isSubdomain } from "./subdomain.ts";

interface Props {
  propertyId: string;
  value?: string;
  onChange?: (value: string) => void;
  error?: ReactNode;
  /** The one it has already needs no word. */
  current?: string;
  readOnly?: boolean;
  name?: string;
}

const WAIT_MS = 350;

export function SubdomainField({ propertyId, value = "", onChange, error, current, readOnly, name }: Props) {
  const { t } = useTranslation();
  const wanted = value.trim().toLowerCase();
  const [asked] = useDebouncedValue(wanted, WAIT_MS);
  const askable = isSubdomain(asked) && asked !== current;
  const check = useQuery({
    ...callOptions("knowledge-base.settings.check-subdomain", { propertyId, subdomain: asked }),
    enabled: askable,
    staleTime: 5000,
  });
  const known = askable && asked === wanted ? check.data?.available : undefined;
  return (
    <TextInput
      label={t("kb.subdomain")}
      description={
        <>
          {t("kb.subdomainHint")}{" "}
          <Text component="span" inherit c="var(--ink)" style={{ overflowWrap: "anywhere" }}>
            {`${location.origin}/kb/${wanted || "…"}`}
          </Text>
        </>
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      name={name}
      value={value}
      maxLength={40}
      autoComplete="off"
      spellCheck={false}
      readOnly={readOnly}
      error={error ?? (known === false ? t("kb.subdomainTaken") : null)}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      rightSection={
        known === true ? (
          <Check size={16} color="var(--good)" aria-hidden />
        ) : known === false ? (
          <X size={16} color="var(--danger)" aria-hidden />
        ) : null
      }
      rightSectionPointerEvents="none"
      {...(known === true && { "aria-description": t("kb.subdomainFree") })}
    />
  );
}

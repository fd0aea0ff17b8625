// The frame of the pages before sign-in: wordmark, one card, and the language at the foot.

import { Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useCall } from "../api/calls.ts";
import { choose, currentLanguage, languages } from "../i18n/i18n.ts";
import { languageName } from "../i18n/names.ts";
import { Mark } from "./Mark.tsx";
import classes from "./Outside.module.css";

interface Props {
  title: string;
  about?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
}

export function Outside({ title, about, foot, children }: Props) {
  const { t } = useTranslation();
  const name = useCall("instance.get", {}).data?.name ?? "Parlo";
  useEffect(() => {
    document.title = `${title} · Parlo`;
  }, [title]);
  return (
    <div className={classes.ground}>
      <main className={classes.column}>
        <div className={classes.brand}>
          {name === "Parlo" ? (
            <Mark word height={38} alt={name} />
          ) : (
            <>
              <Mark height={36} alt="" />
              <span>{name}</span>
            </>
          )}
        </div>
        <div className={classes.card}>
          <Title order={1}>{title}</Title>
          {about && (
            <Text c="dimmed" mt={6}>
              {about}
            </Text>
          )}
          {children && <Stack mt="lg">{children}</Stack>}
        </div>
        {foot && <div className={classes.foot}>{foot}</div>}
      </main>
      <fieldset className={classes.languages}>
        <legend className="visually-hidden">{t("language")}</legend>
        {languages.map((language) => (
          <UnstyledButton
            key={language}
            lang={language}
            aria-pressed={language === currentLanguage()}
            className={classes.language}
            onClick={() => choose(language)}
          >
            {languageName(language, language)}
          </UnstyledButton>
        ))}
      </fieldset>
    </div>
  );
}

// A card with a form in it and one Save at its foot.

import { Button, Group } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../../parts/Page.tsx";
import { Failure } from "../../../parts/Trouble.tsx";

interface Props {
  title: string;
  about?: string;
  may: boolean;
  dirty: boolean;
  save: { pending: boolean; failure: Error | null };
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}

export function SaveForm({ title, about, may, dirty, save, onSubmit, children }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={title} about={about}>
      <form noValidate onSubmit={onSubmit}>
        <fieldset disabled={!may} className="stack" style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          {children}
          <Failure error={save.failure} />
          {may && (
            <Group justify="flex-end">
              <Button type="submit" loading={save.pending} disabled={!dirty}>
                {t("save")}
              </Button>
            </Group>
          )}
        </fieldset>
      </form>
    </Section>
  );
}

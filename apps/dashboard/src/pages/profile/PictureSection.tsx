// The profile picture: cut square and made small here, so that any photo will do.

import { Button, FileButton, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Face } from "../../parts/Face.tsx";
import { Section } from "../../parts/Page.tsx";
import { useSave } from "../../parts/save.ts";
import { Failure } from "../../parts/Trouble.tsx";
import { useMe } from "../../shell/me.ts";
import { squarePicture } from "./square-picture.ts";

export function PictureSection() {
  const { t } = useTranslation();
  const me = useMe();
  const [unreadable, setUnreadable] = useState(false);
  const save = useSave("agent.set-picture", null, {
    refresh: ["agent", "members"],
    said: t("profile.pictureSaved"),
  });

  const choose = async (file: File | null) => {
    if (!file) return;
    setUnreadable(false);
    try {
      save.submit({ image: await squarePicture(file) });
    } catch {
      setUnreadable(true);
    }
  };

  return (
    <Section title={t("profile.picture")}>
      <Group gap="lg" wrap="nowrap">
        <Face name={me.name} picture={me.picture} size={72} />
        <div>
          <Group gap="sm">
            <FileButton onChange={choose} accept="image/png,image/jpeg,image/webp">
              {(props) => (
                <Button variant="default" loading={save.pending} {...props}>
                  {t("profile.choosePicture")}
                </Button>
              )}
            </FileButton>
            {me.picture && (
              <Button variant="subtle" color="gray" onClick={() => save.submit({ image: null })}>
                {t("profile.removePicture")}
              </Button>
            )}
          </Group>
          <Text c="dimmed" mt="xs" size="xs">
            {t("profile.pictureHint")}
          </Text>
          {unreadable && (
            <Text c="var(--danger)" role="alert">
              {t("profile.pictureUnreadable")}
            </Text>
          )}
          <Failure error={save.failure} />
        </div>
      </Group>
    </Section>
  );
}

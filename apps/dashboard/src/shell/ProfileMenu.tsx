// The profile picture at the bottom left, with presence, profile, theme, language and the way out.

import { Menu, Text, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Check, LogOut, UserRoundPen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { choose, currentLanguage, type Language, languages } from "../i18n/i18n.ts";
import { languageName } from "../i18n/names.ts";
import { Face } from "../parts/Face.tsx";
import { useSave } from "../parts/save.ts";
import { signOut, useMe } from "./me.ts";
import classes from "./ProfileMenu.module.css";
import rail from "./Rail.module.css";

const presences = ["online", "away", "invisible"] as const;
const schemes = ["auto", "light", "dark"] as const;

export function ProfileMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const presence = useSave("agent.set-presence", null, { noted: true });
  const update = useSave("agent.update", null, { noted: true });

  const speak = (language: Language) => {
    void choose(language);
    update.submit({ language });
  };

  return (
    <Menu position="right-end" offset={12} width={264} checkIcon={<Check size={16} aria-hidden />}>
      <Menu.Target>
        <UnstyledButton className={rail.profile} aria-label={t("profileMenu.open", { name: me.name })}>
          <Face name={me.name} picture={me.picture} presence={me.presence} size={36} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text fw={600} truncate>
            {me.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {me.email}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.RadioGroup
          value={me.presence ?? null}
          onChange={(choice) => {
            const chosen = presences.find((one) => one === choice);
            if (chosen) presence.submit({ presence: chosen });
          }}
        >
          {presences.map((choice) => (
            <Menu.RadioItem key={choice} value={choice} closeMenuOnClick>
              <span className={classes.choice}>
                <span className={classes.presence} data-presence={choice} />
                {t(`presence.${choice}`)}
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<UserRoundPen size={16} aria-hidden />}
          onClick={() => navigate({ to: "/profile" })}
        >
          {t("nav.editProfile")}
        </Menu.Item>
        <Menu.Divider />
        <Choice
          label={t("theme.label")}
          options={schemes.map((scheme) => ({ value: scheme, label: t(`theme.${scheme}`) }))}
          value={colorScheme}
          onChoose={setColorScheme}
        />
        <Choice
          label={t("language")}
          options={languages.map((language) => ({
            value: language,
            label: languageName(language, language),
          }))}
          value={currentLanguage()}
          onChoose={speak}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => signOut()}>
          {t("profileMenu.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  options: { value: T; label: string }[];
  value: T;
  onChoose: (value: T) => void;
}

/** A sub-menu of which one entry is chosen. */
function Choice<T extends string>({ label, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item
          rightSection={<Text c="dimmed">{options.find((one) => one.value === value)?.label}</Text>}
        >
          {label}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.RadioGroup
          value={value}
          onChange={(choice) => {
            const chosen = options.find((option) => option.value === choice);
            if (chosen) onChoose(chosen.value);
          }}
        >
          {options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

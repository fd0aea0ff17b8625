// When somebody answers: hours by day, in one time zone.

import { ActionIcon, Button, Group, Switch, Text, TextInput } from "@mantine/core";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TimezoneSelect } from "../../parts/LocaleFields.tsx";
import classes from "./ChatWidget.module.css";
import { SettingsSection } from "./SettingsSection.tsx";
import { type SectionProps, useSettingsForm, type Widget } from "./widget-settings.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Span = Widget["widget"]["scheduler"]["days"]["mon"][number];

export function Hours(props: SectionProps & { timezone: string }) {
  const { t } = useTranslation();
  const { scheduler } = props.widget.widget;
  const { form, save, onSubmit } = useSettingsForm(props, {
    widget: { scheduler: { ...scheduler, timezone: scheduler.timezone || props.timezone } },
  });
  const path = "settings.widget.scheduler";
  const { enabled, days } = form.values.settings.widget.scheduler;
  const set = (day: (typeof DAYS)[number], spans: Span[]) =>
    form.setFieldValue(`${path}.days.${day}`, spans as never);
  return (
    <SettingsSection
      title={t("widget.hours")}
      about={t("widget.hoursAbout")}
      manage={props.manage}
      dirty={form.isDirty()}
      save={save}
      onSubmit={onSubmit}
    >
      <Switch
        label={t("widget.hoursEnabled")}
        {...form.getInputProps(`${path}.enabled`, { type: "checkbox" })}
      />
      {enabled && (
        <>
          <TimezoneSelect {...form.getInputProps(`${path}.timezone`)} />
          {DAYS.map((day) => (
            <fieldset key={day} className={classes.day} aria-label={t(`widget.days.${day}`)}>
              <Text fw={500}>{t(`widget.days.${day}`)}</Text>
              <Group gap="sm">
                {days[day].length === 0 && <Text c="dimmed">{t("widget.closed")}</Text>}
                {days[day].map((_, at) => (
                  <Group key={at} gap={4} wrap="nowrap" align="flex-start">
                    <TextInput
                      type="time"
                      aria-label={t("widget.from")}
                      {...form.getInputProps(`${path}.days.${day}.${at}.from`)}
                    />
                    <TextInput
                      type="time"
                      aria-label={t("widget.to")}
                      {...form.getInputProps(`${path}.days.${day}.${at}.to`)}
                    />
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      mt={4}
                      aria-label={t("widget.removeHours")}
                      onClick={() =>
                        set(
                          day,
                          days[day].filter((_one, i) => i !== at),
                        )
                      }
                    >
                      <X size={16} aria-hidden />
                    </ActionIcon>
                  </Group>
                ))}
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<Plus size={16} aria-hidden />}
                  onClick={() => set(day, [...days[day], nextSpan(days[day])])}
                >
                  {t("widget.addHours")}
                </Button>
              </Group>
            </fieldset>
          ))}
        </>
      )}
    </SettingsSection>
  );
}

/** A working day, or what is left of it after a pause. */
function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  if (!last) return { from: "09:00", to: "18:00" };
  return last.to < "22:00" ? { from: last.to, to: "23:00" } : { from: "23:00", to: "23:59" };
}

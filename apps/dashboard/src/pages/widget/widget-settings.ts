// What the sections of the page share: the widget as the server tells it, and saving one part of its settings.

import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Params, Result } from "../../api/calls.ts";
import { useSave } from "../../parts/save.ts";

export type Widget = Result<"widgets.get">;
export type Settings = NonNullable<Params<"widgets.update">["settings"]>;

export interface SectionProps {
  propertyId: string;
  widget: Widget;
  manage: boolean;
}

/** A form over some of the settings: fields are called as in the document, so refusals find their places. */
export function useSettingsForm<S extends Settings>({ propertyId, widget }: SectionProps, settings: S) {
  const { t } = useTranslation();
  const form = useForm<{ settings: S }>({ initialValues: { settings } });
  const save = useSave("widgets.update", form, {
    said: t("widget.saved"),
    onDone: () => form.resetDirty(),
  });
  return {
    form,
    save,
    onSubmit: form.onSubmit(({ settings: changed }) =>
      save.submit({ propertyId, widgetId: widget.widgetId, settings: changed }),
    ),
  };
}

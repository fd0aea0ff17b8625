// What the sections of the page share: the widget as the server tells it, what is typed, and saving one part of it.

import { useForm } from "@mantine/form";
import { createContext, useContext, useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Params, Result } from "../../api/calls.ts";
import { useSave } from "../../parts/save.ts";
import { changesOf, Drafts } from "./drafts.ts";

export type Widget = Result<"widgets.get">;
export type Settings = NonNullable<Params<"widgets.update">["settings"]>;

export interface SectionProps {
  propertyId: string;
  widget: Widget;
  manage: boolean;
}

/** Of the page that is open. */
export const DraftsOfPage = createContext(new Drafts());

/** A form over some of the settings: fields are called as in the document, so refusals find their places. */
export function useSettingsForm<S extends Settings>({ propertyId, widget }: SectionProps, settings: S) {
  const { t } = useTranslation();
  const drafts = useContext(DraftsOfPage);
  const part = useId();
  const form = useForm<{ settings: S }>({ initialValues: { settings } });
  const { settings: typed } = form.values;
  useEffect(() => drafts.tell(part, typed), [drafts, part, typed]);
  useEffect(() => () => drafts.tell(part, undefined), [drafts, part]);
  const save = useSave("widgets.update", form, {
    said: t("widget.saved"),
    onDone: () => form.resetDirty(),
  });
  return {
    form,
    save,
    onSubmit: form.onSubmit(({ settings: wanted }) =>
      // What was not touched stays the property's or the default, whatever that will be.
      save.submit({
        propertyId,
        widgetId: widget.widgetId,
        settings: (changesOf(widget, wanted) ?? {}) as Settings,
      }),
    ),
  };
}

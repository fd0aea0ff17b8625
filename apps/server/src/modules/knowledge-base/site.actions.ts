// Writing sites: their language, their widget, their links, and who is told.

import type { Context } from "../../kernel/context.ts";
import { findWidget } from "../property/index.ts";
import { languageOf } from "./languages.ts";
import type { SiteRow } from "./site.store.ts";

/** A code of ours. */
export function readLanguage(ctx: Context, code: string): string {
  return (
    languageOf(code)?.code ??
    ctx.invalid("language", "must be one of the codes of knowledge-base.language.list")
  );
}

/** A widget of the property, or none. */
export async function readWidget(
  ctx: Context,
  propertyId: string,
  widgetId: string | null | undefined,
): Promise<string | null> {
  if (widgetId === null || widgetId === undefined) return null;
  if (!(await findWidget(ctx.db, propertyId, widgetId)))
    return ctx.invalid("widgetId", "must be a widget of the property");
  return widgetId;
}

export function newSite(
  ctx: Pick<Context, "now">,
  o: {
    propertyId: string;
    siteId: string;
    language: string;
    title: string;
    description: string;
    widgetId: string | null;
  },
): SiteRow {
  return {
    property_id: o.propertyId,
    site_id: o.siteId,
    language: o.language,
    title: o.title,
    description: o.description,
    enabled: true,
    widget_id: o.widgetId,
    banner: null,
    header: { logo: null, title: "", homeUrl: null },
    ticket_form: { enabled: false },
    links: [],
    created_at: ctx.now,
    updated_at: ctx.now,
  };
}

// widgets.global-settings.update: what holds for all widgets of a property.

import { defineMethod } from "../../../kernel/define.ts";
import { invalid } from "../../../kernel/error.ts";
import { Id, strict, Type } from "../../../kernel/schema.ts";
import { changed, complete, settingsProblems } from "../settings.rules.ts";
import { announceAll, renewApiKey } from "../widgets.actions.ts";
import { widgetApiKey, widgetGlobalSettings, widgetUpdate } from "../widgets.events.ts";
import { GlobalSettings, globalInput, presentGlobal } from "../widgets.resource.ts";
import { findIdentity, writeIdentity } from "../widgets.store.ts";

export default defineMethod({
  name: "widgets.global-settings.update",
  summary: "Change what holds for all chat widgets of a property.",
  description:
    "With `secureMode`, a visitor's name and address count only with a hash made on your server with the JavaScript API key; a property that has none gets one. `language`, `branding` and `domains` are at once those of every widget that has none of its own: what a widget sets with [[widgets.update]] stays, until it is set to the same as here.",
  scopes: ["widgets_manage"],
  effect: "write",
  params: strict({
    propertyId: Id("property"),
    secureMode: Type.Optional(globalInput.secureMode),
    language: Type.Optional(globalInput.language),
    branding: Type.Optional(globalInput.branding),
    domains: Type.Optional(globalInput.domains),
  }),
  result: GlobalSettings,
  emits: [widgetGlobalSettings, widgetApiKey, widgetUpdate],
  example: (world) => ({
    propertyId: world.property.id,
    secureMode: true,
    branding: { text: "Bottega Aurora", url: "https://bottega-aurora.example" },
  }),
  since: "0.2",
  async handler(ctx, { propertyId, secureMode, language, branding, domains }) {
    const row = await findIdentity(ctx.db, propertyId, "lock");
    const widget = language === undefined ? undefined : { language };
    const settings = changed(row.settings, { branding, domains, widget });
    const problems = settingsProblems(complete(settings)).map(({ path, reason }) => ({
      path: path.replace(/^settings\./, ""),
      reason,
    }));
    if (problems.length > 0) throw invalid(problems);
    const next = { ...row, settings, secure_mode: secureMode ?? row.secure_mode };
    if (next.secure_mode && !next.api_key) await renewApiKey(ctx, next, undefined);
    else await writeIdentity(ctx.db, next);
    const shown = presentGlobal(next);
    ctx.emit(widgetGlobalSettings, { propertyId, payload: { propertyId, ...shown } });
    if (JSON.stringify(settings) !== JSON.stringify(row.settings))
      await announceAll(ctx, propertyId, row.settings);
    return shown;
  },
});

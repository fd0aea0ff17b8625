// What the server writes around the loader: where it is, what the launcher looks like, and whether to ask first.

import type { MessengerSettings } from "../../modules/widgets/index.ts";

export interface LoaderFacts {
  readonly host: string;
  readonly propertyId: string;
  readonly widgetId: string;
  readonly version: string;
  readonly mode: "site" | "page";
  readonly preview?: boolean;
  readonly consentRequired: boolean;
}

/** The launcher's part of the settings and no more: the rest comes with the connection. */
export function loaderConfig(facts: LoaderFacts, { widget, consent }: MessengerSettings): object {
  const { required: _required, ...asked } = consent;
  const said = ({ minimizedText }: { readonly minimizedText: string }) => ({ minimizedText });
  return {
    ...facts,
    settings: {
      type: widget.type,
      language: widget.language,
      minimized: widget.minimized,
      maximized: widget.maximized,
      bubble: widget.bubble,
      theme: { header: widget.theme.header },
      notification: widget.notification,
      behavior: widget.behavior,
      visibility: widget.visibility,
      states: {
        online: said(widget.states.online),
        away: said(widget.states.away),
        offline: said(widget.states.offline),
      },
    },
    // Asked by the frame before it connects, so it must know the words, and the colours it has from above.
    ...(facts.consentRequired ? { consent: asked } : {}),
  };
}

// switchWidget: the other widget's script is loaded first, and takes this one's place when it runs.

import type { LoaderConfig } from "../../bridge.ts";
import type { Answered } from "../api.ts";

const PROPERTY = /^[\da-f]{24}$/i;
const WIDGET = /^[\da-z]{1,50}$/i;

/** `leave`: whether whoever takes this widget's place does it as somebody new. */
export function loadOther(
  { host, propertyId, widgetId }: LoaderConfig,
  wanted: unknown,
  done: Answered,
  leave: (leaving: boolean) => void,
): void {
  const ids = (wanted ?? {}) as { readonly propertyId?: unknown; readonly widgetId?: unknown };
  const property = String(ids.propertyId).toLowerCase();
  const widget = String(ids.widgetId);
  const isKnown = PROPERTY.test(property) && WIDGET.test(widget);
  if (!isKnown || (property === propertyId && widget === widgetId)) {
    done(isKnown ? undefined : "INVALID_ATTRIBUTES");
    return;
  }
  const script = document.createElement("script");
  script.src = `${host}/embed/${property}/${widget}`;
  script.onload = () => done();
  script.onerror = () => {
    leave(false);
    done("SERVER_ERROR");
  };
  leave(true);
  document.head.append(script);
  script.remove();
}

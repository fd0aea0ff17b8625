// The loader: what the snippet puts on the customer's page. Its modules hold the state of the one widget of a page; a
// second copy of the script has modules of its own, finds the first, and leaves it alone or takes its place.

import { config } from "./config.ts";
import { extendApi } from "./methods.ts";
import { report } from "./report.ts";
import { again, type Carried, startWidget, stop } from "./widget.ts";

interface Running {
  readonly ids: string;
  /** The same script, once more. */
  readonly again: () => void;
  /** Takes everything away, and tells what the next widget goes on with. */
  readonly stop: () => Carried;
}

const RUNNING = Symbol.for("parlo");

try {
  const page = window as unknown as Record<symbol, Running | undefined>;
  const running = page[RUNNING];
  const ids = config.propertyId + config.widgetId;
  // A component of the page that is mounted again inserts the script again.
  if (running?.ids === ids) running.again();
  else {
    const before = running?.stop();
    page[RUNNING] = { ids, again, stop };
    startWidget(before);
    extendApi();
  }
} catch (error) {
  report(error);
}

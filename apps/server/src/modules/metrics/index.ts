// What the house and its process use of metrics.

export { chatFigures, figureKinds, figureRows } from "./figures.rules.ts";
export { type MetricsReader, openMetricsReader } from "./metrics.reader.ts";
export { rebuild } from "./pack.actions.ts";

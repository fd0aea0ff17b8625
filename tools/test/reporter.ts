// The test report: a line per file as it ends, each failure in full, and a plain count at the end.

interface TestEvent {
  readonly type: string;
  readonly data: {
    readonly name: string;
    readonly nesting: number;
    readonly file?: string;
    readonly skip?: string | boolean;
    readonly todo?: string | boolean;
    readonly message?: string;
    readonly details?: {
      readonly type?: string;
      readonly duration_ms?: number;
      readonly error?: { readonly cause?: unknown; readonly stack?: string };
    };
  };
}

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const trail: string[] = [];
  for await (const { type, data } of events) {
    if (type === "test:start") trail[data.nesting] = data.name;
    if (type !== "test:pass" && type !== "test:fail") continue;
    const isSuite = data.details?.type === "suite";
    const name = [...trail.slice(0, data.nesting), data.name].join(" › ");
    if (type === "test:pass") {
      if (data.skip) {
        // A suite that is skipped tells nothing of its tests: it counts as one.
        counts.skipped++;
        yield `SKIPPED ${name}: ${String(data.skip)}\n`;
        continue;
      }
      if (!isSuite) counts.passed++;
      if (data.nesting === 0) yield `ok ${name} (${Math.round(data.details?.duration_ms ?? 0)} ms)\n`;
      continue;
    }
    const cause = data.details?.error?.cause ?? data.details?.error;
    const ofChild = isSuite && /subtests? failed/.test(String(data.details?.error?.stack ?? cause));
    if (ofChild) continue;
    counts.failed++;
    yield `\nFAILED ${name}\n${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n${detailsOf(cause)}\n`;
  }
  yield `\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`;
}

function detailsOf(cause: unknown): string {
  if (typeof cause !== "object" || cause === null || !("actual" in cause)) return "";
  const { actual, expected } = cause as { actual: unknown; expected?: unknown };
  return `  actual: ${JSON.stringify(actual)}\n  expected: ${JSON.stringify(expected)}\n`;
}

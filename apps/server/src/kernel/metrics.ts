// Prometheus figures about the server itself. Product statistics are another matter and live in a module.

import { Counter, collectDefaultMetrics, type Metric, Registry } from "prom-client";

export interface Meters {
  readonly registry: Registry;
  /** One call answered: method name (or `unknown`), status, seconds. */
  call(method: string, status: number, seconds: number): void;
  job(name: string, outcome: "done" | "failed"): void;
  /** One try of a webhook's delivery. */
  webhook(outcome: "delivered" | "pending" | "failed"): void;
}

export function createMeters(): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new CallTimes();
  // Whatever answers `get` is a metric to the registry; its type names the library's own classes only.
  registry.registerMetric(calls as unknown as Metric);
  const jobs = new Counter({
    name: "parlo_jobs_total",
    help: "Background jobs run, by name and outcome",
    labelNames: ["job", "outcome"] as const,
    registers: [registry],
  });
  const tries = new Counter({
    name: "parlo_webhook_tries_total",
    help: "Tries of webhook deliveries, by what became of the delivery",
    labelNames: ["outcome"] as const,
    registers: [registry],
  });
  return {
    registry,
    webhook: (outcome) => tries.labels(outcome).inc(),
    call: (method, status, seconds) => calls.observe(method, status, seconds),
    job: (job, outcome) => jobs.labels(job, outcome).inc(),
  };
}

const BUCKETS_S = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

interface Times {
  /** How many ended within each bucket and above the one before; the last is past them all. */
  readonly counts: number[];
  sumS: number;
}

/** A histogram by method and status. The library's own looks its labels up by text at every observation: 3 µs a call. */
class CallTimes {
  readonly name = "parlo_call_duration_seconds";
  private readonly byMethod = new Map<string, Map<number, Times>>();

  observe(method: string, status: number, seconds: number): void {
    const times = this.byMethod.get(method)?.get(status) ?? this.begin(method, status);
    let bucket = 0;
    while (bucket < BUCKETS_S.length && seconds > (BUCKETS_S[bucket] ?? 0)) bucket++;
    times.counts[bucket] = (times.counts[bucket] ?? 0) + 1;
    times.sumS += seconds;
  }

  private begin(method: string, status: number): Times {
    const byStatus = this.byMethod.get(method) ?? new Map<number, Times>();
    const times: Times = { counts: Array(BUCKETS_S.length + 1).fill(0), sumS: 0 };
    this.byMethod.set(method, byStatus.set(status, times));
    return times;
  }

  async get() {
    const values = [...this.byMethod].flatMap(([method, byStatus]) =>
      [...byStatus].flatMap(([status, times]) => this.rowsOf({ method, status: String(status) }, times)),
    );
    return {
      name: this.name,
      help: "Time to answer a call, by method and status",
      type: "histogram",
      aggregator: "sum",
      values,
    };
  }

  reset(): void {
    this.byMethod.clear();
  }

  private rowsOf(labels: { method: string; status: string }, { counts, sumS }: Times) {
    let total = 0;
    const buckets = counts.map((count, i) => {
      total += count;
      return {
        metricName: `${this.name}_bucket`,
        labels: { le: BUCKETS_S[i] ?? "+Inf", ...labels },
        value: total,
      };
    });
    return [
      ...buckets,
      { metricName: `${this.name}_sum`, labels, value: sumS },
      { metricName: `${this.name}_count`, labels, value: total },
    ];
  }
}

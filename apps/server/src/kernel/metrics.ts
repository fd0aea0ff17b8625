// Prometheus figures about the server itself. Product statistics are another matter and live in a module.

import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

export interface Meters {
  readonly registry: Registry;
  /** One call answered: method name (or `unknown`), status, seconds. */
  call(method: string, status: number, seconds: number): void;
  job(name: string, outcome: "done" | "failed"): void;
}

export function createMeters(): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Histogram({
    name: "parlo_call_duration_seconds",
    help: "Time to answer a call, by method and status",
    labelNames: ["method", "status"] as const,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  const jobs = new Counter({
    name: "parlo_jobs_total",
    help: "Background jobs run, by name and outcome",
    labelNames: ["job", "outcome"] as const,
    registers: [registry],
  });
  // Looking a label pair up costs prom-client a hash of all labels; the pairs are few.
  const timers = new Map<string, { observe(seconds: number): void }>();
  return {
    registry,
    call(method, status, seconds) {
      const key = `${status} ${method}`;
      let timer = timers.get(key);
      if (!timer) {
        timer = calls.labels(method, String(status));
        timers.set(key, timer);
      }
      timer.observe(seconds);
    },
    job: (job, outcome) => jobs.labels(job, outcome).inc(),
  };
}

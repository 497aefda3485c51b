import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { MonitoredProcess } from './config.ts';

export { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/**
 * Every 10 ms unless given, which is nearly all that a process does while it has nothing to do. The figures contain it:
 * dashboards take it off.
 */
const EVENT_LOOP_LOOK_EVERY_MS = 100;

/** The metrics of one process: its own registry, so that two apps in one test do not share numbers. */
export function createMetrics(process: MonitoredProcess) {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_LOOK_EVERY_MS });
  return {
    registry,
    httpRequests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Duration of HTTP requests by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    /** Sampled when the metrics are read, so that it costs nothing in between. */
    gauge(name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => void | Promise<void>) {
      return new Gauge({
        name,
        help,
        labelNames,
        registers: [registry],
        collect() {
          return collect(this);
        },
      });
    },
    counter: (name: string, help: string, labelNames: string[] = []) =>
      new Counter({ name, help, labelNames, registers: [registry] }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;

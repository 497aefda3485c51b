import { Histogram, type Metrics } from '@muster/service-kit';

/** Names of errors that get a count of their own; whatever comes up after them is counted together. */
const COUNTED_NAMES = 100;

export type TelegramMetrics = ReturnType<typeof createTelegramMetrics>;

export function createTelegramMetrics(metrics: Metrics) {
  const unknownErrors = metrics.counter(
    'telegram_unknown_errors_total',
    'Errors of Telegram that the catalogue does not know, numbers in their names left out.',
    ['error'],
  );
  const counted = new Set<string>();
  return {
    calls: metrics.counter('telegram_calls_total', 'Calls to Telegram by method and what came of them.', [
      'method',
      'outcome',
    ]),
    duration: new Histogram({
      name: 'telegram_call_duration_seconds',
      help: 'Duration of calls to Telegram.',
      labelNames: ['method'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
      registers: [metrics.registry],
    }),
    /** @param name null for what has none */
    countUnknownError(name: string | null): void {
      if (name !== null && counted.size < COUNTED_NAMES) counted.add(name);
      const error = name === null ? 'none' : counted.has(name) ? name : 'other';
      unknownErrors.inc({ error });
    },
  };
}

import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { expect, it } from 'vitest';
import { createMetrics } from '../metrics.ts';
import { reportLosses } from './report-losses.ts';

it('counts every span that is lost, and says each new reason once', async () => {
  const metrics = createMetrics('invite');
  const said: unknown[] = [];
  const reasons = ['away', 'away', null, 'away', 'full'];
  const collector = {
    export(_spans: unknown, done: (result: { code: number; error?: Error }) => void) {
      const reason = reasons.shift();
      done(reason ? { code: 1, error: new Error(reason) } : { code: 0 });
    },
    shutdown: async () => {},
  };
  const exporter = reportLosses(collector, {
    log: { warn: (fields: unknown) => said.push(fields) },
    metrics,
  });
  while (reasons.length > 0) exporter.export(Array<ReadableSpan>(2), () => {});
  expect(said).toEqual([{ err: 'away' }, { err: 'away' }, { err: 'full' }]);
  expect(await metrics.registry.getSingleMetricAsString('trace_spans_lost_total')).toContain(
    'process="invite"} 8',
  );
});

import { createMetrics } from '@muster/service-kit';
import { expect, it } from 'vitest';
import { createTelegramMetrics } from './metrics.ts';

it('counts a hundred unknown errors by name, and those that come up later together', async () => {
  const metrics = createMetrics('integration');
  const { countUnknownError } = createTelegramMetrics(metrics);
  for (let n = 0; n < 150; n += 1) countUnknownError(`MOON_PHASE${n}_INVALID`);
  countUnknownError('MOON_PHASE0_INVALID');
  countUnknownError(null);
  const { values = [] } =
    (await metrics.registry.getSingleMetric('telegram_unknown_errors_total')?.get()) ?? {};
  const counts = new Map(values.map(({ labels, value }) => [labels.error, value]));
  expect(counts.size).toBe(102);
  expect(counts.get('MOON_PHASE0_INVALID')).toBe(2);
  expect(counts.get('other')).toBe(50);
  expect(counts.get('none')).toBe(1);
});

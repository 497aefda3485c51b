import { expect, it } from 'vitest';
import { idMadeAtMs, newId } from './ids.ts';

it('an id tells when it was made', () => {
  const before = Date.now();
  const madeAtMs = idMadeAtMs(newId());
  expect(madeAtMs).toBeGreaterThanOrEqual(before);
  expect(madeAtMs).toBeLessThanOrEqual(Date.now());
});

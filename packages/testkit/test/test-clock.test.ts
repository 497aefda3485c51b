import { clock } from '@muster/service-kit';
import { createTestClock, createTestRedis } from '@muster/testkit';
import { expect, it } from 'vitest';

const DAY_MS = 86_400_000;
const aheadMs = () => clock.now() - Date.now();

it('a clock that was moved is put back when it is closed, for the test files that come after', async () => {
  const testClock = await createTestClock((await createTestRedis()).url);
  await testClock.advance(DAY_MS);
  expect(aheadMs()).toBeGreaterThan(DAY_MS - 1_000);
  await testClock.close();
  expect(aheadMs()).toBeLessThan(1_000);
});

import { LimitedAction } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultProfile } from '../src/limits/table.ts';
import { redisKeys } from '../src/redis-keys.ts';
import { grantPermit, settlePermit } from '../src/scripts/permits.ts';
import { restrict } from '../src/scripts/restrictions.ts';
import { connectAccount, holdLease, type Installation, startInstallation } from './installation.ts';

const MOST_BYTES = 8 * 1024;
const CHANNELS = 10;

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

it('an account with every window full takes at most 8 KB of Redis', async () => {
  const { redis } = installation.dependencies;
  const teamId = newId();
  const { personKey } = await connectAccount(installation, teamId);
  const lease = await holdLease(installation, teamId);
  let settled = 0;
  for (const action of LimitedAction.options) {
    const perDay = Math.max(
      ...defaultProfile.actions[action].limits.filter(l => l.windowMs > 0).map(l => l.value),
    );
    for (let i = 0; i < perDay; i++) {
      const counted = {
        personKey,
        permitId: newId(),
        action,
        invitedInto: action === 'invite' ? `telegram:${1_900_000_000 + (i % CHANNELS)}` : null,
        toStranger: action === 'direct_message' && i % 4 === 0,
      };
      if (counted.invitedInto)
        await redis.hset(redisKeys.channel(counted.invitedInto), { epoch: 1, version: 0 });
      const granted = await grantPermit(redis, {
        ...counted,
        leaseId: lease.id,
        fencingToken: lease.fencingToken,
        request: 'x'.repeat(90),
        pauseMs: i === perDay - 1 ? 900_000 : 0,
        channelPaceMs: 0,
        executableMs: 26_000,
        limits: [],
      });
      if (granted.status !== 'granted') throw new Error(`${action}: ${granted.status}`);
      const countedAt = installation.clock.now();
      await settlePermit(redis, { ...counted, ...granted, countedAt, verdict: 'success' });
      settled += 1;
    }
  }
  expect(settled).toBe(175);
  await restrict(redis, {
    personKey,
    reportId: newId(),
    kind: 'flood_wait',
    since: installation.clock.now(),
    until: installation.clock.now() + 100_000,
    mandatedUntil: installation.clock.now() + 100_000,
  });
  const keys = await redis.keys(`${redisKeys.person(personKey)}*`);
  const bytes = await Promise.all(
    keys.map(async key => z.number().parse(await redis.memory('USAGE', key, 'SAMPLES', 0))),
  );
  expect(keys).toHaveLength(5);
  const total = bytes.reduce((sum, each) => sum + each, 0);
  expect(total).toBeGreaterThan(MOST_BYTES / 4);
  expect(total).toBeLessThanOrEqual(MOST_BYTES);
});

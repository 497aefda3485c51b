import { newId } from '@muster/service-kit';
import { REDIS_OFFSET_KEY } from '@muster/testkit';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  askPermit,
  connectAccount,
  holdLease,
  type Installation,
  startInstallation,
  takeLease,
} from './installation.ts';

const STEP_MS = 30 * 60_000;

describe('clocks that disagree', () => {
  let installation: Installation;
  let redis: Redis;
  beforeAll(async () => {
    installation = await startInstallation();
    redis = new Redis(installation.dependencies.config.REDIS_URL);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await redis.set(REDIS_OFFSET_KEY, 0);
  });
  afterAll(async () => {
    redis.disconnect();
    await installation.stop();
  });

  async function heldLease() {
    const teamId = newId();
    await connectAccount(installation, teamId);
    return holdLease(installation, teamId);
  }

  it('end every permit when Redis steps away from the process', async () => {
    const lease = await heldLease();
    await redis.set(REDIS_OFFSET_KEY, 3_000);
    expect(await askPermit(installation, lease)).toMatchObject({
      status: 'denied',
      denial: { reason: 'clock_unsafe' },
    });
  });

  it('end every permit when the whole host steps, Redis and the wall clock alike', async () => {
    const lease = await heldLease();
    const realNow = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + STEP_MS);
    await redis.set(REDIS_OFFSET_KEY, STEP_MS);
    expect(await askPermit(installation, lease)).toMatchObject({
      status: 'denied',
      denial: { reason: 'clock_unsafe' },
    });
  });

  it('rebuild nothing: a state by the wrong time would leave out what is in force', async () => {
    const teamId = newId();
    const { personKey } = await connectAccount(installation, teamId);
    await redis.del(`{limits}:person:${personKey}`);
    await redis.set(REDIS_OFFSET_KEY, 25 * 3_600_000);
    expect(await takeLease(installation, teamId)).toMatchObject({ accounts: [{ reason: 'clock_unsafe' }] });
    expect(await redis.exists(`{limits}:person:${personKey}`)).toBe(0);
  });
});

import { newId } from '@muster/service-kit';
import { REDIS_OFFSET_KEY } from '@muster/testkit';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { recover } from '../src/recoveries/recover.ts';
import {
  askPermit,
  callAs,
  connectAccount,
  holdLease,
  type Installation,
  reportRestriction,
  startInstallation,
  takeLease,
} from './installation.ts';

const STEP_MS = 30 * 60_000;
const DAY_MS = 24 * 3_600_000;

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

  async function isKept(personKey: string) {
    const { pool } = installation.dependencies;
    const { rowCount } = await pool.query('SELECT FROM restrictions WHERE person_key = $1', [personKey]);
    return rowCount === 1;
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

  it('take a lease from nobody: a renewal that cannot be decided is asked for again', async () => {
    const teamId = newId();
    const { personKey } = await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId);
    const renew = () =>
      callAs(installation.app, 'invite', 'POST', `/leases/${lease.id}/renew`, { token: lease.token });
    await redis.del(`{limits}:person:${personKey}`);
    await redis.set(REDIS_OFFSET_KEY, 3_000);
    await expect(renew()).rejects.toThrow('service_unavailable');
    await redis.set(REDIS_OFFSET_KEY, 0);
    expect(await renew()).toMatchObject({ body: { status: 'renewed' } });
  });

  it('end no restriction: a host that is a day ahead takes PEER_FLOOD from nobody', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    await reportRestriction(installation, id, 'peer_flood');
    const realNow = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + DAY_MS + STEP_MS);
    await recover(installation.dependencies);
    vi.restoreAllMocks();
    await installation.clock.wipeRedis();
    expect(await takeLease(installation, teamId)).toMatchObject({ accounts: [{ reason: 'peer_flood' }] });
  });

  it('end no restriction: nobody knows whether its time is over', async () => {
    const { id, personKey } = await connectAccount(installation, newId());
    // Over by Postgres, but who knows which of the clocks is right?
    await reportRestriction(installation, id, 'flood_wait', 10, newId(), installation.clock.now() - 80_000);
    await redis.set(REDIS_OFFSET_KEY, -3_000);
    await recover(installation.dependencies);
    expect(await isKept(personKey)).toBe(true);
    await redis.set(REDIS_OFFSET_KEY, 0);
    await recover(installation.dependencies);
    expect(await isKept(personKey)).toBe(false);
  });

  it('leave a process unready after a minute: one that knows a wrong time never comes right by itself', async () => {
    const state = async () => {
      const { statusCode, body } = await installation.app.inject({ method: 'GET', url: '/readyz' });
      return { statusCode, clocks: JSON.parse(body).checks.clocks };
    };
    const realNow = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => realNow() - 5_000);
    expect(await state()).toEqual({ statusCode: 200, clocks: 'ok' });
    await installation.clock.advance(61_000);
    onTestFinished(() => installation.clock.advance(-61_000));
    expect(await state()).toEqual({ statusCode: 503, clocks: 'failed' });
    vi.restoreAllMocks();
    expect(await state()).toEqual({ statusCode: 200, clocks: 'ok' });
  });
});

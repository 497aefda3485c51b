import { newId } from '@muster/service-kit';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPause } from '../src/limits/draw-pause.ts';
import { defaultProfile } from '../src/limits/table.ts';
import { takeLease as takeInRedis } from '../src/scripts/leases.ts';
import { grantPermit as grantInRedis } from '../src/scripts/permits.ts';
import { readUsage } from '../src/usage/read-usage.ts';
import {
  askPermit,
  callAs,
  connectAccount,
  type HeldLease,
  holdLease,
  type Installation,
  newPersonKey,
  reportOutcome,
  startInstallation,
} from './installation.ts';

describe('what Redis and the ledger do not have in common', () => {
  let installation: Installation;
  let redis: Redis;
  beforeAll(async () => {
    installation = await startInstallation();
    redis = new Redis(installation.dependencies.config.REDIS_URL);
  });
  afterAll(async () => {
    redis.disconnect();
    await installation.stop();
  });

  async function leasedAccount(purpose = 'invite') {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    return { teamId, account, lease: await holdLease(installation, teamId, { purpose }) };
  }
  type Leased = Awaited<ReturnType<typeof leasedAccount>>;

  const release = ({ id }: HeldLease) => callAs(installation.app, 'invite', 'DELETE', `/leases/${id}`);

  /** Takes every key back to where it is now. */
  async function snapshot() {
    const keys = await redis.keys('{limits}:*');
    const saved = await Promise.all(keys.map(async key => ({ key, value: await redis.dumpBuffer(key) })));
    return async () => {
      await installation.clock.wipeRedis();
      for (const { key, value } of saved) await redis.restore(key, 0, value);
    };
  }

  /** A replica decides in Redis and dies before the ledger hears of it. */
  async function decideAndDie(
    { account, lease }: Leased,
    action: 'invite' | 'resolve' | 'direct_message',
    permitId = newId(),
  ) {
    const decided = await grantInRedis(installation.dependencies.redis, {
      personKey: account.personKey,
      permitId,
      leaseId: lease.id,
      fencingToken: lease.fencingToken,
      action,
      invitedInto: action === 'invite' ? lease.channel : null,
      toStranger: false,
      request: '',
      pauseMs: drawPause(defaultProfile.actions[action], permitId),
      channelPaceMs: 20_000,
      executableMs: 26_000,
      limits: [],
    });
    expect(decided.status).toBe('granted');
  }

  it('a reservation whose replica died keeps nobody waiting: who is denied by it finds out', async () => {
    const leased = await leasedAccount();
    await decideAndDie(leased, 'invite');
    expect(await askPermit(installation, leased.lease)).toMatchObject({ status: 'granted' });
  });

  it('a lease whose replica died keeps nobody waiting', async () => {
    const { teamId, account, lease } = await leasedAccount();
    await release(lease);
    const taken = await takeInRedis(installation.dependencies.redis, {
      personKey: account.personKey,
      leaseId: newId(),
      accountId: account.id,
      holder: 'nobody',
      purpose: 'login',
    });
    expect(taken.status).toBe('taken');
    const next = await holdLease(installation, teamId);
    expect(next.fencingToken).toBeGreaterThan(lease.fencingToken);
  });

  it('a denial by an old snapshot is not believed: what was given back is free', async () => {
    const { account, lease } = await leasedAccount();
    const permitId = newId();
    await askPermit(installation, lease, { permitId });
    const goBack = await snapshot();
    await reportOutcome(installation, permitId, account.id, 'refunded');
    await goBack();
    expect(await askPermit(installation, lease)).toMatchObject({ status: 'granted' });
  });

  it.each(['committed', 'refunded'])(
    'a permit that was %s is not granted again by a Redis that has not heard of it',
    async outcome => {
      const { account, lease } = await leasedAccount();
      const request = { permitId: newId(), target: newPersonKey() };
      await askPermit(installation, lease, request);
      const goBack = await snapshot();
      await reportOutcome(installation, request.permitId, account.id, outcome, installation.clock.now());
      await goBack();
      expect(await askPermit(installation, lease, request)).toMatchObject({ denial: { reason: 'settled' } });
    },
  );

  it('a lost write is noticed although another change has taken its version since', async () => {
    // Messages: of an invite its channel would tell as well.
    const leased = await leasedAccount('message');
    const goBack = await snapshot();
    await askPermit(installation, leased.lease, { action: 'direct_message' });
    await goBack();
    await decideAndDie(leased, 'resolve');
    // What is decided next follows the ledger's version, but not its entry.
    expect(await askPermit(installation, leased.lease, { action: 'direct_message' })).toMatchObject({
      denial: { reason: 'pause' },
    });
  });

  it('a permit whose grant Redis lost is the same one when it is asked for again, not a later one', async () => {
    const { account, teamId, lease } = await leasedAccount();
    const goBack = await snapshot();
    const request = { permitId: newId(), action: 'resolve', target: newPersonKey() };
    const first = await askPermit(installation, lease, request);
    await goBack();
    await installation.clock.advance(2_000);
    expect(await askPermit(installation, lease, request)).toEqual(first);
    const usage = await readUsage(installation.dependencies, account.id, teamId);
    expect(usage.limits.find(limit => limit.name === 'resolves_per_day')?.used).toBe(1);
  });

  it('a pause is no shorter than the one drawn, though its permit is lost and taken anew by a replica that dies', async () => {
    for (let i = 0; i < 3; i++) {
      const leased = await leasedAccount('message');
      const goBack = await snapshot();
      const permitId = newId();
      await askPermit(installation, leased.lease, { action: 'direct_message', permitId });
      await goBack();
      await decideAndDie(leased, 'direct_message', permitId);
      const { rows } = await installation.dependencies.pool.query<{ ends: Date }>(
        "SELECT latest_at + pause_ms * interval '1 ms' AS ends FROM ledger WHERE kind = 'permit' AND subject_id = $1",
        [permitId],
      );
      const answer = await askPermit(installation, leased.lease, { action: 'direct_message' });
      expect(answer).toMatchObject({ denial: { reason: 'pause' } });
      const retryAt = answer.status === 'denied' ? Date.parse(answer.denial.retryAt ?? '') : 0;
      expect(retryAt).toBeGreaterThanOrEqual(rows[0]?.ends.getTime() ?? Number.NaN);
    }
  });

  it('a permit that can no longer be used has the same answer for ever, and counts once', async () => {
    const { account, teamId, lease } = await leasedAccount();
    const request = { permitId: newId(), action: 'resolve', target: newPersonKey() };
    const first = await askPermit(installation, lease, request);
    await installation.clock.advance(27_000);
    await askPermit(installation, lease, { action: 'resolve' });
    expect(await redis.hexists(`{limits}:person:${account.personKey}:pending`, request.permitId)).toBe(0);
    expect(await askPermit(installation, lease, request)).toEqual(first);
    const usage = await readUsage(installation.dependencies, account.id, teamId);
    expect(usage.limits.find(limit => limit.name === 'resolves_per_day')?.used).toBe(2);
    await reportOutcome(installation, request.permitId, account.id, 'refunded');
    expect(await askPermit(installation, lease, request)).toMatchObject({ denial: { reason: 'settled' } });
  });

  it('a settled permit is told apart from one that only has to wait', async () => {
    const { account, lease } = await leasedAccount();
    const request = { permitId: newId(), target: newPersonKey() };
    await askPermit(installation, lease, request);
    await reportOutcome(installation, request.permitId, account.id, 'committed', installation.clock.now());
    // The pause would be an answer as well, and one that makes its holder ask for ever.
    expect(await askPermit(installation, lease, request)).toMatchObject({
      denial: { reason: 'settled', retryAt: null },
    });
    expect(await askPermit(installation, lease)).toMatchObject({ denial: { reason: 'pause' } });
  });
});

import { newId } from '@muster/service-kit';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildPerson } from '../src/recovery/rebuild.ts';
import { redisKeys } from '../src/redis-keys.ts';
import { takeLease as takeInRedis } from '../src/scripts/leases.ts';
import { grantPermit as grantInRedis } from '../src/scripts/permits.ts';
import { readPerson } from '../src/scripts/read-person.ts';
import { readUsage } from '../src/usage/read-usage.ts';
import {
  askPermit,
  callAs,
  connectAccount,
  holdLease,
  type Installation,
  newChannel,
  reportOutcome,
  reportRestriction,
  startInstallation,
  takeLease,
} from './installation.ts';

describe('recovery from the ledger', () => {
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

  async function leasedAccount(channel = newChannel()) {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    return { teamId, account, lease: await holdLease(installation, teamId, { channel }) };
  }
  const usageOf = (accountId: string, teamId: string) =>
    readUsage(installation.dependencies, accountId, teamId);

  /** Every key with its value, as a snapshot of Redis keeps it. */
  async function snapshot() {
    const keys = await redis.keys('{limits}:*');
    return Promise.all(keys.map(async key => ({ key, value: await redis.dumpBuffer(key) })));
  }
  async function restore(saved: Awaited<ReturnType<typeof snapshot>>) {
    await installation.clock.wipeRedis();
    for (const { key, value } of saved) await redis.restore(key, 0, value);
  }

  it('knows when an account was used last, although nobody uses it now', async () => {
    const { teamId, account, lease } = await leasedAccount();
    await callAs(installation.app, 'invite', 'DELETE', `/leases/${lease.id}`);
    const leaseFields = async () => {
      const person = await readPerson(installation.dependencies.redis, account.personKey);
      const fields = 'fields' in person ? [...person.fields] : [];
      return Object.fromEntries(fields.filter(([name]) => name.startsWith('lease')));
    };
    const before = await leaseFields();
    await installation.clock.wipeRedis();
    await usageOf(account.id, teamId);
    expect(await leaseFields()).toEqual(before);
    expect(before).toMatchObject({ leaseSince: expect.stringMatching(/^\d+$/), leaseUntil: '0' });
  });

  it('rebuilds what was lost as it was: windows, lifetime counts, pause, restriction', async () => {
    const channel = newChannel();
    const { teamId, account, lease } = await leasedAccount(channel);
    for (const outcome of ['committed', 'refunded', 'unknown', 'pending']) {
      const permitId = newId();
      const answer = await askPermit(installation, lease, { permitId, action: 'resolve' });
      expect(answer.status).toBe('granted');
      if (outcome !== 'pending')
        await reportOutcome(installation, permitId, account.id, outcome, installation.clock.now());
    }
    const invite = newId();
    await askPermit(installation, lease, { permitId: invite });
    await reportOutcome(installation, invite, account.id, 'committed', installation.clock.now());
    await reportRestriction(installation, account.id, 'flood_wait', 300);
    const before = await usageOf(account.id, teamId);
    expect(before.limits.find(limit => limit.name === 'resolves_per_day')?.used).toBe(3);
    expect(before.channels).toMatchObject([{ channel, today: 1, ever: 1 }]);

    await installation.clock.wipeRedis();

    const after = await usageOf(account.id, teamId);
    // Of the lease only its end differs: it counts as renewed just now.
    expect({ ...after, lease: null }).toEqual({ ...before, lease: null });
    expect(after.lease?.holder).toBe(before.lease?.holder);
  });

  it('holds the pace of a channel across a loss of Redis', async () => {
    const channel = newChannel();
    const one = await leasedAccount(channel);
    const two = await leasedAccount(channel);
    await askPermit(installation, one.lease);
    await installation.clock.wipeRedis();
    const denied = await askPermit(installation, two.lease);
    expect(denied).toMatchObject({ status: 'denied', denial: { reason: 'channel_pace' } });
  });

  it('gives a pending permit the same answer after a loss of Redis', async () => {
    const { lease } = await leasedAccount();
    const request = { permitId: newId(), target: 'a'.repeat(43) };
    const before = await askPermit(installation, lease, request);
    await installation.clock.wipeRedis();
    expect(await askPermit(installation, lease, request)).toEqual(before);
  });

  it('decides nothing from what an earlier release left, and changes nothing of it before it is rebuilt', async () => {
    const { account, lease } = await leasedAccount();
    const request = { permitId: newId(), action: 'resolve', target: 'c'.repeat(43) };
    const before = await askPermit(installation, lease, request);
    const { permitId } = request;
    const pending = redisKeys.pending(account.personKey);
    const write = () => redis.hset(pending, permitId, JSON.stringify({ latestAt: Date.now(), version: 2 }));
    const decide = (asked: string) =>
      grantInRedis(installation.dependencies.redis, {
        personKey: account.personKey,
        permitId: asked,
        leaseId: lease.id,
        fencingToken: lease.fencingToken,
        action: 'resolve',
        invitedInto: null,
        toStranger: false,
        request: '',
        pauseMs: 0,
        channelPaceMs: 0,
        executableMs: 26_000,
        limits: [],
      });
    await write();
    const person = () => redis.hgetall(redisKeys.person(account.personKey));
    const left = await person();
    for (const asked of [permitId, newId()]) {
      expect(await decide(asked)).toEqual({ status: 'rebuild', what: 'person' });
      expect(await person()).toEqual(left);
    }
    expect(await askPermit(installation, lease, request)).toEqual(before);
    await write();
    expect(await askPermit(installation, lease, { action: 'resolve' })).toMatchObject({ status: 'granted' });
  });

  it('notices that Redis went back to an old snapshot, and grants nothing from it', async () => {
    const { account, lease } = await leasedAccount();
    const saved = await snapshot();
    const permitId = newId();
    await askPermit(installation, lease, { permitId });
    await reportOutcome(installation, permitId, account.id, 'committed', installation.clock.now());
    await restore(saved);
    expect(await askPermit(installation, lease)).toMatchObject({
      status: 'denied',
      denial: { reason: 'pause' },
    });
  });

  it('notices a lost restriction: nobody gets a lease from the state before it', async () => {
    const { teamId, account, lease } = await leasedAccount();
    await installation.app.inject({
      method: 'DELETE',
      url: `/leases/${lease.id}`,
      headers: { 'muster-service-token': 'invite' },
    });
    const saved = await snapshot();
    await reportRestriction(installation, account.id, 'peer_flood');
    await restore(saved);
    expect(await takeLease(installation, teamId)).toMatchObject({ status: 'none_eligible' });
  });

  it('notices a lost lift: nobody is kept out of work for ever by the state before it', async () => {
    const { teamId, account, lease } = await leasedAccount();
    await installation.app.inject({
      method: 'DELETE',
      url: `/leases/${lease.id}`,
      headers: { 'muster-service-token': 'invite' },
    });
    await reportRestriction(installation, account.id, 'banned');
    const saved = await snapshot();
    await installation.clock.advance(10);
    await connectAccount(installation, teamId, { ...account, days: 0 });
    await restore(saved);
    await holdLease(installation, teamId);
  });

  it('lets no decision of an ended epoch into the ledger', async () => {
    const { teamId, account, lease } = await leasedAccount();
    await installation.app.inject({
      method: 'DELETE',
      url: `/leases/${lease.id}`,
      headers: { 'muster-service-token': 'invite' },
    });
    const { personKey, id: accountId } = account;
    const leaseId = newId();
    const stalled = await takeInRedis(installation.dependencies.redis, {
      personKey,
      leaseId,
      accountId,
      holder: 'a stalled replica',
      purpose: 'login',
    });
    if (stalled.status !== 'taken') throw new Error('not taken');
    await rebuildPerson(installation.dependencies, personKey);
    const entry = {
      kind: 'lease',
      subjectId: leaseId,
      teamId,
      accountId,
      personKey,
      version: stalled.version,
      decidedAt: stalled.now,
      holder: 'x',
      purpose: 'login',
    } as const;
    const result = await installation.dependencies.ledger.append(entry, stalled.from);
    expect(result).toBe('conflict');
    await holdLease(installation, teamId);
  });

  it('grants nothing that the ledger did not take, and the same request succeeds once it does', async () => {
    const { teamId, account, lease } = await leasedAccount();
    const { pool } = installation.dependencies;
    const request = { permitId: newId(), action: 'resolve', target: 'a'.repeat(43) };
    await pool.query('ALTER TABLE ledger RENAME TO away');
    await expect(askPermit(installation, lease, request)).rejects.toThrow('500');
    await pool.query('ALTER TABLE away RENAME TO ledger');
    expect(await askPermit(installation, lease, request)).toMatchObject({ status: 'granted' });
    const usage = await usageOf(account.id, teamId);
    expect(usage.limits.find(limit => limit.name === 'resolves_per_day')?.used).toBe(1);
  });

  it('frees a reservation that never became durable', async () => {
    const { teamId, account, lease } = await leasedAccount();
    const { pool } = installation.dependencies;
    const request = { permitId: newId(), action: 'resolve', target: 'b'.repeat(43) };
    await pool.query('ALTER TABLE ledger RENAME TO away');
    await expect(askPermit(installation, lease, request)).rejects.toThrow('500');
    await pool.query('ALTER TABLE away RENAME TO ledger');
    await rebuildPerson(installation.dependencies, account.personKey);
    expect(
      (await usageOf(account.id, teamId)).limits.find(limit => limit.name === 'invites_per_day')?.used,
    ).toBe(0);
    expect(await askPermit(installation, lease, request)).toMatchObject({ status: 'granted' });
  });

  it('takes no decision into the ledger whose time is not that of Postgres', async () => {
    const { teamId, account } = await leasedAccount();
    const { pool } = installation.dependencies;
    const { rows } = await pool.query<{ epoch: number; version: bigint; last: string }>(
      'SELECT epoch, version, last FROM heads WHERE key = $1',
      [`person:${account.personKey}`],
    );
    const [head] = rows;
    if (!head) throw new Error('no head');
    const { personKey, id: accountId } = account;
    const lease = (decidedAt: number) =>
      installation.dependencies.ledger.append(
        {
          kind: 'lease',
          subjectId: newId(),
          teamId,
          accountId,
          personKey,
          version: Number(head.version) + 1,
          decidedAt,
          holder: 'x',
          purpose: 'login',
        },
        { person: { ...head, version: Number(head.version) }, channel: null },
      );
    expect(await lease(installation.clock.now() + 3_000)).toBe('clock_unsafe');
    expect(await lease(installation.clock.now() - 3_000)).toBe('clock_unsafe');
    expect(await lease(installation.clock.now())).toBe('appended');
  });

  it('refuses to change a line of the ledger', async () => {
    await leasedAccount();
    await expect(installation.dependencies.pool.query('UPDATE ledger SET holder = NULL')).rejects.toThrow(
      'append-only',
    );
    await expect(installation.dependencies.pool.query('DELETE FROM ledger')).rejects.toThrow('append-only');
  });
});

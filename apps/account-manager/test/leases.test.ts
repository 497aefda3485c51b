import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLeaseOwners } from '../src/leases/lease-owners.ts';
import { releaseLease } from '../src/leases/release-lease.ts';
import {
  callAs,
  connectAccount,
  holdLease,
  type Installation,
  reportRestriction,
  startInstallation,
  takeLease,
} from './installation.ts';

describe('leases', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  const renew = (lease: { id: string; token: string }) =>
    callAs(installation.app, 'invite', 'POST', `/leases/${lease.id}/renew`, { token: lease.token });
  const release = (lease: { id: string }) =>
    callAs(installation.app, 'invite', 'DELETE', `/leases/${lease.id}`);

  /** As if another request had begun to take this person, which the test brings to an end. */
  function takeIsUnderWay(personKey: string) {
    const { takesUnderWay } = installation.dependencies;
    const theirs = Promise.withResolvers<never>();
    theirs.promise.catch(() => takesUnderWay.delete(personKey));
    takesUnderWay.set(personKey, theirs.promise);
    return theirs;
  }

  it('gives an account to one holder only, even when many ask at once', async () => {
    const teamId = newId();
    await connectAccount(installation, teamId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => takeLease(installation, teamId)));
    expect(answers.filter(answer => answer.status === 'granted')).toHaveLength(1);
  });

  it('leaves an account that somebody is just taking until the others are tried', async () => {
    const teamId = newId();
    const best = await connectAccount(installation, teamId);
    const other = await connectAccount(installation, teamId);
    const theirs = takeIsUnderWay(best.personKey);
    expect(await holdLease(installation, teamId)).toMatchObject({ accountId: other.id });
    theirs.reject(new Error('away'));
  });

  it('gives an account to the next who asked when the one before could not take it', async () => {
    const teamId = newId();
    const { id: accountId, personKey } = await connectAccount(installation, teamId);
    const theirs = takeIsUnderWay(personKey);
    const answer = holdLease(installation, teamId);
    theirs.reject(new Error('away'));
    expect(await answer).toMatchObject({ accountId });
  });

  it('says of every account why it is not free, and when to ask again', async () => {
    const teamId = newId();
    const { id: accountId } = await connectAccount(installation, teamId);
    await holdLease(installation, teamId);
    const answer = await takeLease(installation, teamId);
    expect(answer).toMatchObject({ status: 'none_eligible', accounts: [{ accountId, reason: 'leased' }] });
    const nextAt = answer.status === 'none_eligible' ? Date.parse(answer.nextAt ?? '') : 0;
    // It may be given back at any time, so asking again makes sense long before its end.
    expect(nextAt - installation.clock.now()).toBeGreaterThan(4_000);
    expect(nextAt - installation.clock.now()).toBeLessThanOrEqual(5_000);
  });

  it('gives out growing fencing tokens, also across a loss of Redis', async () => {
    const teamId = newId();
    await connectAccount(installation, teamId);
    const tokens = [];
    for (let i = 0; i < 4; i++) {
      const lease = await holdLease(installation, teamId);
      tokens.push(lease.fencingToken);
      await release(lease);
      if (i % 2 === 0) await installation.clock.wipeRedis();
    }
    expect(tokens).toEqual([...tokens].sort((a, b) => a - b));
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('ends a lease that is not renewed, and never revives it', async () => {
    const teamId = newId();
    await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId);
    await installation.clock.advance(20_000);
    expect((await renew(lease)).body).toMatchObject({ status: 'renewed' });
    await installation.clock.advance(30_001);
    expect((await renew(lease)).body).toEqual({ status: 'lost' });
    await holdLease(installation, teamId);
  });

  it('lets the holder keep its lease across a loss of Redis, and nobody else take it', async () => {
    const teamId = newId();
    await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId);
    await installation.clock.wipeRedis();
    expect(await takeLease(installation, teamId)).toMatchObject({ status: 'none_eligible' });
    expect((await renew(lease)).body).toMatchObject({ status: 'renewed' });
  });

  it('takes a lease back in any process, also in one that did not give it', async () => {
    const teamId = newId();
    await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId);
    const { dependencies } = installation;
    await releaseLease({ ...dependencies, leaseOwners: createLeaseOwners(dependencies.pool) }, lease.id);
    await holdLease(installation, teamId);
  });

  it('spreads work: the account used least comes first', async () => {
    const teamId = newId();
    const accounts = await Promise.all([0, 1, 2].map(() => connectAccount(installation, teamId)));
    const order = [];
    for (let i = 0; i < 6; i++) {
      const lease = await holdLease(installation, teamId);
      order.push(lease.accountId);
      await installation.clock.advance(10);
      await release(lease);
    }
    expect(new Set(order.slice(0, 3))).toEqual(new Set(accounts.map(account => account.id)));
    expect(order.slice(3)).toEqual(order.slice(0, 3));
  });

  it('keeps a restricted account out of work until its restriction ends', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    await reportRestriction(installation, id, 'flood_wait', 100);
    expect(await takeLease(installation, teamId)).toMatchObject({
      status: 'none_eligible',
      accounts: [{ reason: 'flood_wait' }],
    });
    await installation.clock.advance(159_000);
    expect(await takeLease(installation, teamId)).toMatchObject({ status: 'none_eligible' });
    await installation.clock.advance(1_100);
    await holdLease(installation, teamId);
  });

  it('does not let a shorter restriction end a longer one', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    await reportRestriction(installation, id, 'peer_flood');
    const { body } = await reportRestriction(installation, id, 'flood_wait', 5);
    expect(Date.parse(String(Object(body).until)) - installation.clock.now()).toBeGreaterThan(86_000_000);
    await reportRestriction(installation, id, 'banned');
    expect((await reportRestriction(installation, id, 'flood_wait', 5)).body).toMatchObject({ until: null });
  });

  it('lets an account that was logged out work again once it is connected anew', async () => {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    await reportRestriction(installation, account.id, 'logged_out');
    const connect = (days: number) => connectAccount(installation, teamId, { ...account, days });
    await connect(31);
    expect(await takeLease(installation, teamId)).toMatchObject({ accounts: [{ reason: 'logged_out' }] });
    await connect(0);
    await release(await holdLease(installation, teamId));
    await installation.clock.wipeRedis();
    await holdLease(installation, teamId);
  });

  it('does not take a session that was lost in between for the end of a wait either', async () => {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    await reportRestriction(installation, account.id, 'peer_flood');
    await reportRestriction(installation, account.id, 'logged_out');
    await connectAccount(installation, teamId, { ...account, days: 0 });
    expect(await takeLease(installation, teamId)).toMatchObject({ accounts: [{ reason: 'peer_flood' }] });
    await installation.clock.wipeRedis();
    expect(await takeLease(installation, teamId)).toMatchObject({ accounts: [{ reason: 'peer_flood' }] });
  });

  it('takes no late or repeated report of a lost session for news of the new one', async () => {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    const reportId = newId();
    const seenAt = installation.clock.now();
    const report = () =>
      reportRestriction(installation, account.id, 'logged_out', undefined, reportId, seenAt);
    await report();
    await installation.clock.advance(1_000);
    await connectAccount(installation, teamId, { ...account, days: 0 });
    await report();
    await holdLease(installation, teamId);
  });

  it('ends a ban only for a login that came after it', async () => {
    const teamId = newId();
    const account = await connectAccount(installation, teamId, { days: 0 });
    await installation.clock.advance(10);
    await reportRestriction(installation, account.id, 'banned');
    await connectAccount(installation, teamId, { ...account, days: 1 });
    expect(await takeLease(installation, teamId)).toMatchObject({ accounts: [{ reason: 'banned' }] });
    await connectAccount(installation, teamId, { ...account, days: -1 });
    await holdLease(installation, teamId);
  });

  it('lets a person work for the team that connected them last, and no other', async () => {
    const [first, second] = [newId(), newId()];
    const { personKey } = await connectAccount(installation, first, { days: 2 });
    await connectAccount(installation, second, { personKey, days: 1 });
    expect(await takeLease(installation, first)).toMatchObject({ accounts: [{ reason: 'logged_out' }] });
    await holdLease(installation, second);
  });

  it('does not take a new connection for the end of a wait that Telegram asked for', async () => {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    await reportRestriction(installation, account.id, 'peer_flood');
    await connectAccount(installation, teamId, { ...account, days: 0 });
    expect(await takeLease(installation, teamId)).toMatchObject({ accounts: [{ reason: 'peer_flood' }] });
  });

  it('takes the same report of a restriction twice as one', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    const reportId = newId();
    const observedAt = installation.clock.now();
    const first = await reportRestriction(installation, id, 'flood_wait', 100, reportId, observedAt);
    expect(await reportRestriction(installation, id, 'flood_wait', 100, reportId, observedAt)).toEqual(first);
    await installation.clock.wipeRedis();
    expect(await takeLease(installation, teamId)).toMatchObject({ accounts: [{ reason: 'flood_wait' }] });
  });
});

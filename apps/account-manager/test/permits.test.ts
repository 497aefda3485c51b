import { PermitClaims } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeJwt } from './decode-jwt.ts';
import {
  askPermit,
  callAs,
  connectAccount,
  type HeldLease,
  holdLease,
  type Installation,
  newChannel,
  newPersonKey,
  reportOutcome,
  startInstallation,
} from './installation.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe('permits', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  /** An account of its own, leased. */
  async function leasedAccount(days = 30) {
    const teamId = newId();
    const account = await connectAccount(installation, teamId, { days });
    return { teamId, account, lease: await holdLease(installation, teamId) };
  }

  /** One invite, executed at once; the lease is taken anew because time was moved. */
  async function inviteOnce(teamId: string, channel: string) {
    const lease = await holdLease(installation, teamId);
    const permitId = newId();
    const answer = await askPermit(installation, lease, { permitId, channel });
    if (answer.status === 'granted') {
      await reportOutcome(installation, permitId, lease.accountId, 'committed', installation.clock.now());
    }
    await installation.app.inject({
      method: 'DELETE',
      url: `/leases/${lease.id}`,
      headers: { 'muster-service-token': 'invite' },
    });
    return answer;
  }

  it('grants a signed permit for this account, channel, target and fencing token', async () => {
    const { lease, teamId } = await leasedAccount();
    const permitId = newId();
    const answer = await askPermit(installation, lease, { permitId, channel: 'telegram:1' });
    if (answer.status !== 'granted') throw new Error('denied');
    expect(PermitClaims.parse(decodeJwt(answer.permit.token))).toMatchObject({
      jti: permitId,
      accountId: lease.accountId,
      teamId,
      channel: 'telegram:1',
      action: 'invite',
      fencingToken: lease.fencingToken,
    });
  });

  it('gives the same answer to the same permit id, and counts it once', async () => {
    const { lease } = await leasedAccount();
    const permitId = newId();
    const channel = newChannel();
    const target = newPersonKey();
    const [first, second] = await Promise.all([
      askPermit(installation, lease, { permitId, channel, target }),
      askPermit(installation, lease, { permitId, channel, target }),
    ]);
    expect(first).toEqual(second);
    expect(first.status).toBe('granted');
  });

  it('refuses a permit id that was used for another person', async () => {
    const { lease } = await leasedAccount();
    const permitId = newId();
    const channel = newChannel();
    await askPermit(installation, lease, { permitId, channel });
    const { status, body } = await callAs(installation.app, 'invite', 'POST', `/leases/${lease.id}/permits`, {
      permitId,
      lease: lease.token,
      action: 'invite',
      channel,
      target: newPersonKey(),
    });
    expect([status, body]).toMatchObject([422, { code: 'idempotency_mismatch' }]);
  });

  it('never grants a permit again once it was settled', async () => {
    const { lease } = await leasedAccount();
    const permitId = newId();
    const channel = newChannel();
    await askPermit(installation, lease, { permitId, channel });
    await reportOutcome(installation, permitId, lease.accountId, 'committed', installation.clock.now());
    expect(await askPermit(installation, lease, { permitId, channel })).toMatchObject({
      status: 'denied',
      denial: { reason: 'settled' },
    });
  });

  it('counts a permit at the latest moment it can be executed until its outcome is known', async () => {
    const { lease } = await leasedAccount();
    const permitId = newId();
    const before = installation.clock.now();
    await askPermit(installation, lease, { permitId });
    const pending = await askPermit(installation, lease);
    await reportOutcome(installation, permitId, lease.accountId, 'committed', before);
    const settled = await askPermit(installation, lease);
    if (pending.status !== 'denied' || settled.status !== 'denied')
      throw new Error('granted within the pause');
    const pendingPause = Date.parse(pending.denial.retryAt ?? '') - before;
    const settledPause = Date.parse(settled.denial.retryAt ?? '') - before;
    expect(settledPause).toBeGreaterThanOrEqual(600_000);
    expect(settledPause).toBeLessThan(902_000);
    // 5 s to use it, 20 s for the call, 1 s of clocks; the outcome's own second of tolerance is less.
    expect(pendingPause - settledPause).toBeGreaterThan(23_000);
  });

  it('gives a refunded permit back: pause, windows and pacing are as before', async () => {
    const { lease } = await leasedAccount();
    const permitId = newId();
    await askPermit(installation, lease, { permitId, channel: 'telegram:2' });
    await reportOutcome(installation, permitId, lease.accountId, 'refunded');
    expect(await askPermit(installation, lease, { channel: 'telegram:2' })).toMatchObject({
      status: 'granted',
    });
  });

  it('holds the pace of a channel over all accounts together', async () => {
    const one = await leasedAccount();
    const two = await leasedAccount();
    const permitId = newId();
    await askPermit(installation, one.lease, { permitId, channel: 'telegram:3' });
    await reportOutcome(installation, permitId, one.account.id, 'committed', installation.clock.now());
    const denied = await askPermit(installation, two.lease, { channel: 'telegram:3' });
    expect(denied).toMatchObject({ status: 'denied', denial: { reason: 'channel_pace' } });
    await installation.clock.advance(22_000);
    expect(await askPermit(installation, two.lease, { channel: 'telegram:3' })).toMatchObject({
      status: 'granted',
    });
  });

  it('lets no more than the table through, however long it is tried: hour, day, channel a day', async () => {
    const { teamId, lease } = await leasedAccount();
    await installation.app.inject({
      method: 'DELETE',
      url: `/leases/${lease.id}`,
      headers: { 'muster-service-token': 'invite' },
    });
    const granted: { at: number; channel: string }[] = [];
    const limits = new Set<string>();
    const start = installation.clock.now();
    while (installation.clock.now() < start + 2 * DAY_MS) {
      const channel = `telegram:${granted.length % 3}`;
      const answer = await inviteOnce(teamId, channel);
      if (answer.status === 'granted') granted.push({ at: installation.clock.now(), channel });
      else limits.add(answer.denial.limit ?? answer.denial.reason);
      await installation.clock.advance(5 * MINUTE_MS);
    }
    const most = (windowMs: number, channel?: string) => {
      const times = granted.filter(grant => !channel || grant.channel === channel).map(grant => grant.at);
      return Math.max(...times.map(at => times.filter(other => other >= at && other < at + windowMs).length));
    };
    expect(most(HOUR_MS)).toBe(2);
    expect(most(DAY_MS)).toBe(30);
    expect(most(DAY_MS, 'telegram:0')).toBeLessThanOrEqual(15);
    expect(limits).toContain('invites_per_hour');
    const gaps = granted.slice(1).map((grant, i) => grant.at - (granted[i]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(600_000);
  }, 120_000);

  it('lets a new account invite 3 people on its first day, and says when the next is possible', async () => {
    const { teamId, lease, account } = await leasedAccount(0);
    await installation.app.inject({
      method: 'DELETE',
      url: `/leases/${lease.id}`,
      headers: { 'muster-service-token': 'invite' },
    });
    for (let i = 0; i < 3; i++) {
      expect(await inviteOnce(teamId, 'telegram:6')).toMatchObject({ status: 'granted' });
      await installation.clock.advance(HOUR_MS);
    }
    const connectedAt = installation.clock.now() - 3 * HOUR_MS;
    const denied = await inviteOnce(teamId, 'telegram:6');
    expect(denied).toMatchObject({
      status: 'denied',
      denial: { limit: 'invites_per_day', value: 3, used: 3 },
    });
    // On the second day five are allowed, which comes before the first invite leaves the window.
    const retryAt = denied.status === 'denied' ? Date.parse(denied.denial.retryAt ?? '') : 0;
    expect(Math.abs(retryAt - (connectedAt + DAY_MS))).toBeLessThan(60_000);
    expect(account.id).toBe(lease.accountId);
  });

  it('limits resolving to five a minute', async () => {
    const { lease } = await leasedAccount();
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await askPermit(installation, lease, { action: 'resolve' }));
    expect(answers.filter(answer => answer.status === 'granted')).toHaveLength(5);
    expect(answers.at(-1)).toMatchObject({
      status: 'denied',
      denial: { limit: 'resolves_per_minute', value: 5, used: 5 },
    });
  });

  it('counts for the person, not for the row: connecting the account anew does not start anew', async () => {
    const { teamId, account, lease } = await leasedAccount();
    await askPermit(installation, lease, { channel: 'telegram:7' });
    const anew = await connectAccount(installation, teamId, { personKey: account.personKey });
    const denied = await askPermit(installation, lease);
    expect(denied).toMatchObject({ status: 'denied', denial: { reason: 'pause' } });
    await installation.clock.advance(31_000);
    const again: HeldLease = await holdLease(installation, teamId, { accountIds: [anew.id] });
    expect(await askPermit(installation, again)).toMatchObject({
      status: 'denied',
      denial: { reason: 'pause' },
    });
  });
});

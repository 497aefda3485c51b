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
  takeLease,
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
  async function leasedAccount(days = 30, channel = newChannel()) {
    const teamId = newId();
    const account = await connectAccount(installation, teamId, { days });
    return { teamId, account, lease: await holdLease(installation, teamId, { channel }) };
  }

  const release = (lease: HeldLease) => callAs(installation.app, 'invite', 'DELETE', `/leases/${lease.id}`);

  /** One invite, executed at once; the lease is taken anew because time was moved. */
  async function inviteOnce(
    teamId: string,
    channel: string,
  ): Promise<{ granted: boolean; limit: string | null }> {
    const taken = await takeLease(installation, teamId, { purpose: 'invite', channel });
    if (taken.status !== 'granted') return { granted: false, limit: taken.accounts[0]?.reason ?? null };
    const lease = { ...taken.lease, channel };
    const permitId = newId();
    const answer = await askPermit(installation, lease, { permitId });
    if (answer.status !== 'granted') throw new Error('a lease was given although no permit is possible');
    await reportOutcome(installation, permitId, lease.accountId, 'committed', installation.clock.now());
    await release(lease);
    return { granted: true, limit: null };
  }

  it('grants a signed permit for this account, channel, target and fencing token', async () => {
    const { lease, teamId } = await leasedAccount(30, 'telegram:1');
    const permitId = newId();
    const answer = await askPermit(installation, lease, { permitId });
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
    const target = newPersonKey();
    const [first, second] = await Promise.all([
      askPermit(installation, lease, { permitId, target }),
      askPermit(installation, lease, { permitId, target }),
    ]);
    expect(first).toEqual(second);
    expect(first.status).toBe('granted');
  });

  it('refuses a permit id that was used for another person', async () => {
    const { lease } = await leasedAccount();
    const permitId = newId();
    await askPermit(installation, lease, { permitId });
    const { status, body } = await callAs(installation.app, 'invite', 'POST', `/leases/${lease.id}/permits`, {
      permitId,
      lease: lease.token,
      action: 'invite',
      channel: lease.channel,
      target: newPersonKey(),
    });
    expect([status, body]).toMatchObject([422, { code: 'idempotency_mismatch' }]);
  });

  it('never grants a permit again once it was settled', async () => {
    const { lease } = await leasedAccount();
    const permitId = newId();
    await askPermit(installation, lease, { permitId });
    await reportOutcome(installation, permitId, lease.accountId, 'committed', installation.clock.now());
    expect(await askPermit(installation, lease, { permitId })).toMatchObject({
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
    await askPermit(installation, lease, { permitId });
    await reportOutcome(installation, permitId, lease.accountId, 'refunded');
    expect(await askPermit(installation, lease)).toMatchObject({
      status: 'granted',
    });
  });

  it('never grants a permit again that was given back, and counts it nowhere', async () => {
    const { lease } = await leasedAccount();
    const request = { permitId: newId(), target: newPersonKey() };
    await askPermit(installation, lease, request);
    await reportOutcome(installation, request.permitId, lease.accountId, 'refunded');
    expect(await askPermit(installation, lease, request)).toMatchObject({
      status: 'denied',
      denial: { reason: 'settled', retryAt: null },
    });
    expect(await askPermit(installation, lease)).toMatchObject({ status: 'granted' });
  });

  it('holds the pace of a channel over all accounts together', async () => {
    const one = await leasedAccount(30, 'telegram:3');
    const two = await leasedAccount(30, 'telegram:3');
    const permitId = newId();
    await askPermit(installation, one.lease, { permitId });
    await reportOutcome(installation, permitId, one.account.id, 'committed', installation.clock.now());
    const denied = await askPermit(installation, two.lease);
    expect(denied).toMatchObject({ status: 'denied', denial: { reason: 'channel_pace' } });
    await installation.clock.advance(22_000);
    expect(await askPermit(installation, two.lease)).toMatchObject({
      status: 'granted',
    });
  });

  it('lets no more than the table through, however long it is tried: hour, day, channel a day', async () => {
    const { teamId, lease } = await leasedAccount();
    await release(lease);
    const granted: { at: number; channel: string }[] = [];
    const limits = new Set<string | null>();
    const start = installation.clock.now();
    while (installation.clock.now() < start + 2 * DAY_MS) {
      const channel = `telegram:${granted.length % 3}`;
      const invited = await inviteOnce(teamId, channel);
      if (invited.granted) granted.push({ at: installation.clock.now(), channel });
      else limits.add(invited.limit);
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
    const connectedAt = installation.clock.now();
    const channel = newChannel();
    const { teamId, lease } = await leasedAccount(0, channel);
    await release(lease);
    for (let i = 0; i < 2; i++) {
      expect(await inviteOnce(teamId, channel)).toMatchObject({ granted: true });
      await installation.clock.advance(HOUR_MS);
    }
    const held = await holdLease(installation, teamId, { channel });
    expect(await askPermit(installation, held)).toMatchObject({ status: 'granted' });
    const denied = await askPermit(installation, held);
    expect(denied).toMatchObject({ denial: { limit: 'invites_per_day', value: 3, used: 3 } });
    // On the second day five are allowed, which comes before the first invite leaves the window.
    const retryAt = denied.status === 'denied' ? Date.parse(denied.denial.retryAt ?? '') : 0;
    expect(Math.abs(retryAt - (connectedAt + DAY_MS))).toBeLessThan(5_000);
    await release(held);
    expect(await inviteOnce(teamId, channel)).toEqual({ granted: false, limit: 'invites_per_day' });
    await installation.clock.advance(retryAt - installation.clock.now() + 1);
    expect(await inviteOnce(teamId, channel)).toMatchObject({ granted: true });
  });

  it('gives no permit for what the lease was not taken for', async () => {
    const { teamId, lease } = await leasedAccount();
    const ask = (held: HeldLease, body: object) =>
      callAs(installation.app, 'invite', 'POST', `/leases/${held.id}/permits`, {
        permitId: newId(),
        lease: held.token,
        target: newPersonKey(),
        ...body,
      });
    expect((await ask(lease, { action: 'direct_message' })).status).toBe(403);
    // The right to invite was asked for another channel.
    expect((await ask(lease, { action: 'invite', channel: newChannel() })).status).toBe(403);
    await connectAccount(installation, teamId);
    const reading = await holdLease(installation, teamId, { purpose: 'parse' });
    expect((await ask(reading, { action: 'invite', channel: reading.channel })).status).toBe(403);
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
    await askPermit(installation, lease);
    const anew = await connectAccount(installation, teamId, { personKey: account.personKey });
    await release(lease);
    expect(
      await takeLease(installation, teamId, { purpose: 'invite', channel: lease.channel }),
    ).toMatchObject({
      accounts: expect.arrayContaining([
        expect.objectContaining({ accountId: anew.id, reason: 'invite_pause' }),
      ]),
    });
  });
});

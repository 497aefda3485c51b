import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/limits/table.ts';
import { readUsage } from '../src/usage/read-usage.ts';
import {
  askPermit,
  connectAccount,
  holdLease,
  type Installation,
  reportOutcome,
  startInstallation,
  takeLease,
} from './installation.ts';

describe('a new account that has done the 3 invites of its first day', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  /**
   * It did them 0, 30 and 65 minutes after the first of them, and is asked for a fourth at once.
   * @param dayLeftMs of its first day, when it did the first one
   */
  async function afterThreeInvites(dayLeftMs: number) {
    const { clock, dependencies } = installation;
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId, { days: 1 - dayLeftMs / DAY_MS });
    const dayEndsAt = (await dependencies.findAccount(id)).firstSeenAt + DAY_MS;
    const moveTo = (moment: number) => clock.advance(moment - clock.now());
    const firstAt = clock.now();
    let lease = await holdLease(installation, teamId);
    for (const minutes of [0, 30, 65]) {
      await moveTo(firstAt + minutes * MINUTE_MS);
      if (minutes > 0) lease = await holdLease(installation, teamId);
      const permitId = newId();
      expect((await askPermit(installation, lease, { permitId })).status).toBe('granted');
      await reportOutcome(installation, permitId, id, 'committed', clock.now());
    }
    const fourth = await askPermit(installation, lease);
    if (fourth.status !== 'denied') throw new Error('a fourth was granted');
    const invite = () => takeLease(installation, teamId, { purpose: 'invite', channel: lease.channel });
    const usage = () => readUsage(dependencies, id, teamId);
    return { denial: fourth.denial, dayEndsAt, moveTo, invite, usage };
  }

  it('may do the next one when its day grows, to the ms', async () => {
    const { denial, dayEndsAt, moveTo, invite, usage } = await afterThreeInvites(5 * HOUR_MS);
    const grows = new Date(dayEndsAt).toISOString();
    expect(denial).toMatchObject({ limit: 'invites_per_day', value: 3, used: 3, retryAt: grows });
    await moveTo(dayEndsAt - 10_000);
    expect(await invite()).toMatchObject({ accounts: [{ reason: 'invites_per_day', nextAt: grows }] });
    expect((await usage()).limits).toContainEqual({
      name: 'invites_per_day',
      value: 3,
      used: 3,
      left: 0,
      nextAt: grows,
    });
    await moveTo(dayEndsAt);
    expect((await invite()).status).toBe('granted');
  });

  it('is told to wait for what ends last, which is not always its day', async () => {
    const { denial, dayEndsAt, moveTo, invite } = await afterThreeInvites(70 * MINUTE_MS);
    expect(denial).toMatchObject({ limit: 'invites_per_hour', value: 2, used: 2 });
    const retryAt = Date.parse(denial.retryAt ?? '');
    expect(retryAt).toBeGreaterThan(dayEndsAt);
    await moveTo(retryAt);
    expect((await invite()).status).toBe('granted');
  });
});

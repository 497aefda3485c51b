import { newId } from '@muster/service-kit';
import { REDIS_OFFSET_KEY } from '@muster/testkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeMonths } from '../src/ledger/close-months.ts';
import { keepMonths } from '../src/ledger/keep-months.ts';
import { readUsage } from '../src/usage/read-usage.ts';
import {
  askPermit,
  connectAccount,
  holdLease,
  type Installation,
  newChannel,
  reportOutcome,
  reportRestriction,
  startInstallation,
} from './installation.ts';
import { idAt } from './ledger-database.ts';

const DAY_MS = 86_400_000;

/** Longer than any month and what a month is kept for after its end. */
const LONG_AFTER_MS = 125 * DAY_MS;

describe('a month of the ledger', () => {
  let installation: Installation;
  beforeEach(async () => {
    installation = await startInstallation();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await installation.stop();
  });

  /** Somebody with invites into a channel, refunded ones too, and restrictions of every kind. */
  async function usedAccount() {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    const channel = newChannel();
    for (const outcome of ['committed', 'refunded', 'committed']) {
      const permitId = newId();
      const lease = await holdLease(installation, teamId, { channel });
      expect(await askPermit(installation, lease, { permitId })).toMatchObject({ status: 'granted' });
      await reportOutcome(installation, permitId, account.id, outcome, installation.clock.now());
      await installation.clock.advance(DAY_MS / 24);
    }
    const pending = newId();
    await askPermit(installation, await holdLease(installation, teamId, { channel }), { permitId: pending });
    await reportRestriction(installation, account.id, 'peer_flood');
    await reportRestriction(installation, account.id, 'frozen');
    return { teamId, account, pending };
  }
  const usageOf = ({ account, teamId }: Awaited<ReturnType<typeof usedAccount>>) =>
    readUsage(installation.dependencies, account.id, teamId);
  const close = () => closeMonths(installation.dependencies);
  const months = async () => {
    const { rows } = await installation.dependencies.pool.query<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'ledger'::regclass ORDER BY 1`,
    );
    return rows.map(row => row.name);
  };
  const thisMonth = `ledger_${new Date().toISOString().slice(0, 7).replace('-', '_')}`;

  it('goes when it is over for long, and nothing that counts goes with it', async () => {
    const somebody = await usedAccount();
    await installation.clock.advance(LONG_AFTER_MS);
    const before = await usageOf(somebody);
    expect(before.channels).toMatchObject([{ ever: 3 }]);
    expect(before.restrictions).toMatchObject([{ kind: 'frozen' }]);

    await close();
    expect(await months()).not.toContain(thisMonth);
    expect(await usageOf(somebody)).toEqual(before);
    await installation.clock.wipeRedis();
    expect({ ...(await usageOf(somebody)), lease: null }).toEqual({ ...before, lease: null });
  });

  it('stays for three months after its end', async () => {
    await usedAccount();
    await installation.clock.advance(80 * DAY_MS);
    await close();
    expect(await months()).toContain(thisMonth);
  });

  it('stays while something is decided under an id of it', async () => {
    const { account, pending } = await usedAccount();
    await installation.clock.advance(LONG_AFTER_MS);
    await reportOutcome(installation, pending, account.id, 'unknown');
    await close();
    expect(await months()).toContain(thisMonth);
    await installation.clock.advance(3 * DAY_MS);
    await close();
    expect(await months()).not.toContain(thisMonth);
  });

  it('stays although a host believes that a year has passed, and goes on being written', async () => {
    const somebody = await usedAccount();
    const before = await usageOf(somebody);
    const realNow = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() + 400 * DAY_MS);
    await keepMonths(installation.dependencies)();
    vi.restoreAllMocks();
    expect(await months()).toContain(thisMonth);
    await installation.clock.wipeRedis();
    expect({ ...(await usageOf(somebody)), lease: null }).toEqual({ ...before, lease: null });
    const teamId = newId();
    await connectAccount(installation, teamId);
    await holdLease(installation, teamId);
  });

  it('stays while the clocks disagree on whether it is over', async () => {
    await usedAccount();
    await installation.clock.advance(LONG_AFTER_MS);
    await installation.dependencies.redis.incrby(REDIS_OFFSET_KEY, 3_000);
    await close();
    expect(await months()).toContain(thisMonth);
    await installation.dependencies.redis.incrby(REDIS_OFFSET_KEY, -3_000);
    await close();
    expect(await months()).not.toContain(thisMonth);
  });

  it('is closed once by replicas that come to it together', async () => {
    await usedAccount();
    await installation.clock.advance(LONG_AFTER_MS);
    await Promise.all([close(), close(), close()]);
    await close();
    expect(await months()).not.toContain(thisMonth);
  });

  it('gives no permit any more once it is closed, and takes what is still reported', async () => {
    const teamId = newId();
    const account = await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId);
    const permitId = idAt(installation.clock.now() - 400 * DAY_MS);
    expect(await askPermit(installation, lease, { permitId })).toMatchObject({
      status: 'denied',
      denial: { reason: 'settled', retryAt: null },
    });
    expect(await reportOutcome(installation, permitId, account.id, 'refunded')).toMatchObject({
      status: 204,
    });
    // The reservation that Redis made for it is freed.
    expect(await askPermit(installation, lease)).toMatchObject({ status: 'granted' });
  });

  it('takes an old report of a restriction for one that was heard', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    const reportId = idAt(installation.clock.now() - 400 * DAY_MS);
    await reportRestriction(installation, id, 'frozen', undefined, reportId);
    await holdLease(installation, teamId);
  });
});

import type { RestrictionKind } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tellChanges } from '../src/events/tell-changes.ts';
import { recover } from '../src/recoveries/recover.ts';
import { restrictAccount } from '../src/restrictions/restrict-account.ts';
import { type Told, type View, watchAccounts } from './account-events.ts';
import {
  connectAccount,
  type Installation,
  reportRestriction,
  startInstallation,
  takeLease,
} from './installation.ts';
import { callAsUser, signIn, type User } from './people.ts';

let installation: Installation;
let operator: User;
const views: View[] = [];
beforeAll(async () => {
  installation = await startInstallation();
  operator = signIn(installation, newId(), { operator: true });
});
afterEach(async () => {
  await Promise.all(views.splice(0).map(view => view.leave()));
});
afterAll(() => installation.stop());

async function watch(teamId: string): Promise<View> {
  const view = await watchAccounts(installation, signIn(installation, teamId, { role: 'viewer' }));
  views.push(view);
  return view;
}

async function watchedAccount() {
  const teamId = newId();
  const account = await connectAccount(installation, teamId);
  return { ...account, teamId, view: await watch(teamId) };
}

const isChange =
  (event: Told['event'], accountId: string, kind: RestrictionKind) =>
  (told: Told): boolean =>
    told.event === event &&
    told.event !== 'standings' &&
    told.event !== 'removed' &&
    told.data.accountId === accountId &&
    told.data.kind === kind;

const changesOf = ({ told }: View) =>
  told.flatMap(one => (one.event === 'standings' || one.event === 'removed' ? [] : [one]));

const reason = 'Telegram has answered';
const change = (accountId: string, what: string, body: object = { reason }) =>
  callAsUser(installation, operator, 'POST', `/api/v1/accounts/${accountId}/${what}`, body);

/** Lets the time of every wait pass, and has that recorded and told. */
async function letPass(ms: number) {
  await installation.clock.advance(ms);
  await recover(installation.dependencies);
  await tellChanges(installation.dependencies);
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('every kind of restriction, from the report to the recovery', () => {
  const kinds = [
    { kind: 'flood_wait', lasts: 160_000, ends: 'recovered' },
    { kind: 'peer_flood', lasts: DAY_MS, ends: 'recovered' },
    { kind: 'frozen', lasts: null, ends: 'lifted' },
    { kind: 'banned', lasts: null, ends: 'lifted' },
    { kind: 'logged_out', lasts: null, ends: 'lifted' },
  ] as const;

  it.each(kinds)('$kind', async ({ kind, lasts, ends }) => {
    const { id, teamId, personKey, view } = await watchedAccount();
    const seenAt = installation.clock.now();
    await reportRestriction(installation, id, kind, kind === 'flood_wait' ? 100 : undefined, newId(), seenAt);
    const until = lasts === null ? null : new Date(seenAt + lasts).toISOString();

    const restricted = await view.until(isChange('restricted', id, kind));
    const present = { kind, since: new Date(seenAt).toISOString(), until };
    expect(restricted.data).toMatchObject({ ...present, restrictions: [present] });
    const admin = signIn(installation, teamId);
    const usage = await callAsUser(installation, admin, 'GET', `/api/v1/accounts/${id}/usage`);
    expect(usage.body.restrictions).toMatchObject([present]);
    expect(await takeLease(installation, teamId)).toMatchObject({
      status: 'none_eligible',
      accounts: [{ accountId: id, reason: kind, nextAt: until }],
    });

    await installation.clock.advance(10);
    if (lasts !== null) await letPass(lasts + 2_000);
    else if (kind === 'frozen') await change(id, `restrictions/${kind}/lift`);
    else await connectAccount(installation, teamId, { id, personKey, days: 0 });

    const over = await view.until(isChange(ends, id, kind));
    expect(over.data).toMatchObject({ kind, restrictions: [] });
    expect(await takeLease(installation, teamId)).toMatchObject({ status: 'granted' });
  });
});

describe('the live view of accounts', () => {
  it('begins with how every account of the team stands, and nothing of other teams', async () => {
    const teamId = newId();
    const resting = await connectAccount(installation, teamId);
    const working = await connectAccount(installation, teamId);
    await connectAccount(installation, newId());
    await reportRestriction(installation, resting.id, 'peer_flood');
    const [first] = (await watch(teamId)).told;
    expect(first?.data).toHaveLength(2);
    expect(first?.data).toContainEqual(expect.objectContaining({ accountId: working.id, restrictions: [] }));
    expect(first?.data).toContainEqual(
      expect.objectContaining({
        accountId: resting.id,
        restrictions: [expect.objectContaining({ kind: 'peer_flood' })],
      }),
    );
  });

  it('tells a change within 500 ms of its report, or of the wish of a person', async () => {
    const { id, view } = await watchedAccount();
    const reportedAt = performance.now();
    const told = view.until(isChange('restricted', id, 'frozen'));
    await reportRestriction(installation, id, 'frozen');
    await told;
    expect(performance.now() - reportedAt).toBeLessThan(500);

    const wishedAt = performance.now();
    const toldAgain = view.until(isChange('lifted', id, 'frozen'));
    await change(id, 'restrictions/frozen/lift');
    await toldAgain;
    expect(performance.now() - wishedAt).toBeLessThan(500);
  });

  it('tells that a wait is over 2 s after it, when it is by every clock, and within 500 ms of that', async () => {
    const teamId = newId();
    const view = await watch(teamId);
    const now = installation.clock.now();
    // Further apart than a sweeper could be in time for by chance.
    const waits = [0, 500, 1_000, 1_500].map(async later => {
      const { id } = await connectAccount(installation, teamId);
      await reportRestriction(installation, id, 'flood_wait', 2, newId(), now - 60_000 + later);
      await view.until(isChange('recovered', id, 'flood_wait'));
      return installation.clock.now() - (now + later + 2_000);
    });
    for (const late of await Promise.all(waits)) {
      expect(late).toBeGreaterThanOrEqual(2_000);
      expect(late).toBeLessThan(2_500);
    }
  });

  it('tells each change once, with a version that grows, however many replicas look', async () => {
    const { id, view } = await watchedAccount();
    await reportRestriction(installation, id, 'flood_wait', 10);
    await reportRestriction(installation, id, 'peer_flood');
    await change(id, 'restrictions/peer_flood/extend', {
      reason,
      until: new Date(installation.clock.now() + 2 * DAY_MS).toISOString(),
    });
    await installation.clock.advance(75_000);
    await Promise.all([1, 2, 3].map(() => recover(installation.dependencies)));
    await Promise.all(Array.from({ length: 5 }, () => tellChanges(installation.dependencies)));
    await view.until(isChange('recovered', id, 'flood_wait'));
    await change(id, 'restrictions/peer_flood/lift');
    const last = (told: Told) =>
      told.event === 'restricted' && told.data.until === told.data.restrictions[0]?.mandatedUntil;
    await view.until(told => last(told) && changesOf(view).length >= 5);

    const changes = changesOf(view);
    expect(changes.map(({ event, data }) => `${event} ${data.kind}`)).toEqual([
      'restricted flood_wait',
      'restricted peer_flood',
      'restricted peer_flood',
      'recovered flood_wait',
      'restricted peer_flood',
    ]);
    const versions = changes.map(({ data }) => data.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(changes[2]?.data.changedBy).toEqual({ userId: operator.id, reason });
  });

  it('tells nothing anew when a report comes again', async () => {
    const { id, view } = await watchedAccount();
    const reportId = newId();
    const seenAt = installation.clock.now();
    for (let i = 0; i < 3; i++)
      await reportRestriction(installation, id, 'flood_wait', 100, reportId, seenAt);
    await reportRestriction(installation, id, 'logged_out');
    await view.until(isChange('restricted', id, 'logged_out'));
    expect(changesOf(view).filter(({ data }) => data.kind === 'flood_wait')).toHaveLength(1);
  });

  it('tells a team that its account is over when another team connects the person, and no more of them', async () => {
    const { id, personKey, view: before } = await watchedAccount();
    const teamId = newId();
    const after = await watch(teamId);
    await reportRestriction(installation, id, 'frozen');
    await before.until(isChange('restricted', id, 'frozen'));
    const now = await connectAccount(installation, teamId, { personKey, days: 1 });
    const over = await before.until(isChange('restricted', id, 'logged_out'));
    expect(over.data).toMatchObject({ restrictions: [{ kind: 'logged_out' }] });
    const taken = await after.until(isChange('restricted', now.id, 'frozen'));
    expect(taken.data).toMatchObject({ restrictions: [{ kind: 'frozen' }] });

    await change(now.id, 'restrictions/frozen/lift');
    await after.until(isChange('lifted', now.id, 'frozen'));
    expect(changesOf(before).map(({ data }) => data.kind)).toEqual(['frozen', 'logged_out']);
    expect(changesOf(after).every(({ data }) => data.accountId === now.id)).toBe(true);
  });

  it('tells later what it could not tell while Redis was away', async () => {
    const { id, view } = await watchedAccount();
    const { pool, feed } = installation.dependencies;
    const away = { deliver: () => Promise.reject(new Error('Redis is away')) };
    await restrictAccount(installation.dependencies, {
      reportId: newId(),
      accountId: id,
      kind: 'frozen',
      observedAt: new Date(installation.clock.now()).toISOString(),
    });
    // Unless the sweeper was quicker.
    await tellChanges({ pool, feed: away }).catch(() => {});
    await tellChanges({ pool, feed });
    await view.until(isChange('restricted', id, 'frozen'));
  });

  it('tells what a process that died had left untold', async () => {
    const { id, view } = await watchedAccount();
    const { pool } = installation.dependencies;
    await reportRestriction(installation, id, 'frozen');
    await view.until(isChange('restricted', id, 'frozen'));
    const untold = pool.query('UPDATE account_changes SET told_at = NULL WHERE account_id = $1', [id]);
    await untold;
    // By the sweeper, which nobody calls.
    await view.until(() => changesOf(view).length === 2);
    const [first, second] = changesOf(view);
    expect(second).toEqual(first);
  });
});

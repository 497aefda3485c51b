import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restrictAccount } from '../src/restrictions/restrict-account.ts';
import { readUsage } from '../src/usage/read-usage.ts';
import {
  askPermit,
  connectAccount,
  holdLease,
  type Installation,
  newChannel,
  startInstallation,
} from './installation.ts';
import { callAsUser, signIn } from './people.ts';

describe('the usage of a person who was with another team before', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  it('is told to each team in sums, and in names only of what was its own', async () => {
    const [before, now] = [newId(), newId()];
    const old = await connectAccount(installation, before, { days: 2 });
    const [oldChannel, newOne] = [newChannel(), newChannel()];
    await askPermit(installation, await holdLease(installation, before, { channel: oldChannel }));
    await installation.clock.advance(3_600_000);
    const account = await connectAccount(installation, now, { personKey: old.personKey, days: 0 });
    await askPermit(installation, await holdLease(installation, now, { channel: newOne }));

    const ours = await readUsage(installation.dependencies, account.id, now);
    expect(ours.channels.map(({ channel }) => channel)).toEqual([newOne]);
    expect(ours.lease?.holder).toBe('a task');
    const theirs = await readUsage(installation.dependencies, old.id, before);
    expect(theirs.channels.map(({ channel }) => channel)).toEqual([oldChannel]);
    expect(theirs.lease).toBeNull();
    expect(theirs.restrictions).toMatchObject([{ kind: 'logged_out', until: null }]);
    for (const usage of [ours, theirs]) {
      expect(usage.limits.find(limit => limit.name === 'invites_per_day')?.used).toBe(2);
    }
  });
});

describe('the budgets of several accounts', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  const budgets = (teamId: string, ids: readonly string[]) =>
    callAsUser(
      installation,
      signIn(installation, teamId, { role: 'viewer' }),
      'GET',
      `/api/v1/accounts/usage?ids=${ids.join(',')}`,
    );

  it('are told in one answer, each as its own usage tells it', async () => {
    const teamId = newId();
    const [used, fresh] = [
      await connectAccount(installation, teamId),
      await connectAccount(installation, teamId),
    ];
    await askPermit(installation, await holdLease(installation, teamId, { accountIds: [used.id] }));

    const { status, body } = await budgets(teamId, [used.id, fresh.id]);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    for (const { id } of [used, fresh]) {
      const { channels, restrictions, ...usage } = await readUsage(installation.dependencies, id, teamId);
      expect(body.items).toContainEqual(usage);
    }
  });

  it('leave out the accounts of other teams, and what is no account', async () => {
    const [own, other] = [newId(), newId()];
    const ours = await connectAccount(installation, own);
    const theirs = await connectAccount(installation, other);
    const { body } = await budgets(own, [ours.id, theirs.id, newId()]);
    expect(body.items).toMatchObject([{ accountId: ours.id }]);
  });

  it('are told also of people whom Redis has lost', async () => {
    const teamId = newId();
    const accounts = [await connectAccount(installation, teamId), await connectAccount(installation, teamId)];
    const lease = await holdLease(installation, teamId, { purpose: 'message' });
    await askPermit(installation, lease, { action: 'direct_message' });
    const { redis } = installation.dependencies;
    await redis.del(...(await redis.keys('{limits}:*')));
    const { body } = await budgets(
      teamId,
      accounts.map(({ id }) => id),
    );
    const left = body.items.map(
      (item: { limits: { name: string; left: number }[] }) =>
        item.limits.find(({ name }) => name === 'direct_messages_per_hour')?.left,
    );
    expect(left.sort()).toEqual([3, 4]);
  });

  it('are asked for by ids, a hundred at the most', async () => {
    const teamId = newId();
    expect((await budgets(teamId, ['nobody'])).status).toBe(400);
    expect((await budgets(teamId, Array.from({ length: 100 }, newId))).body).toEqual({ items: [] });
    expect((await budgets(teamId, Array.from({ length: 101 }, newId))).status).toBe(400);
  });

  it('are added up over the accounts of a team, and of nobody else', async () => {
    const teamId = newId();
    const used = await connectAccount(installation, teamId);
    await connectAccount(installation, teamId);
    await connectAccount(installation, newId());
    await askPermit(installation, await holdLease(installation, teamId, { accountIds: [used.id] }));

    const viewer = signIn(installation, teamId, { role: 'viewer' });
    const total = await callAsUser(installation, viewer, 'GET', '/api/v1/accounts/usage/total');
    expect(total).toMatchObject({ status: 200, body: { accounts: 2 } });
    const { limits } = await readUsage(installation.dependencies, used.id, teamId);
    expect(total.body.limits).toEqual(
      limits.map(({ name, used: one, value }) => ({ name, used: one, value: 2 * value })),
    );
    expect(total.body.limits).toContainEqual(expect.objectContaining({ name: 'invites_per_day', used: 1 }));
  });

  it('promise nothing of an account that no time brings back to work', async () => {
    const teamId = newId();
    const [working, banned, loggedOut] = await Promise.all(
      Array.from({ length: 3 }, () => connectAccount(installation, teamId)),
    );
    const observedAt = new Date(clock.now()).toISOString();
    for (const [account, kind] of [
      [banned, 'banned'],
      [loggedOut, 'logged_out'],
    ] as const)
      await restrictAccount(installation.dependencies, {
        reportId: newId(),
        accountId: account?.id ?? '',
        kind,
        waitSeconds: undefined,
        observedAt,
      });
    const viewer = signIn(installation, teamId, { role: 'viewer' });
    const { body } = await callAsUser(installation, viewer, 'GET', '/api/v1/accounts/usage/total');
    const { limits } = await readUsage(installation.dependencies, working?.id ?? '', teamId);
    expect(body).toEqual({
      accounts: 3,
      limits: limits.map(({ name, value }) => ({ name, used: 0, value })),
    });
  });
});

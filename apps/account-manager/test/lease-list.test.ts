import { SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAs, connectAccount, holdLease, type Installation, startInstallation } from './installation.ts';

describe('the list of leases', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation();
  });
  afterAll(() => installation.stop());

  /** The list as a viewer of this team sees it. */
  async function list(teamId: string, query = '') {
    const user = { id: newId(), role: 'viewer', operator: false, expiresAtMs: Date.now() + 60_000 } as const;
    installation.users.set(teamId, { ...user, teamId, token: teamId });
    const response = await installation.app.inject({
      method: 'GET',
      url: `/api/v1/leases${query}`,
      headers: { [SERVICE_TOKEN_HEADER]: 'gateway', authorization: `Bearer ${teamId}` },
    });
    expect(response.statusCode).toBe(200);
    return response.json();
  }

  it('says which account is used by what, for what, since when and until when at the latest', async () => {
    const teamId = newId();
    await connectAccount(installation, teamId);
    const before = installation.clock.now();
    const lease = await holdLease(installation, teamId);
    const after = installation.clock.now();
    await connectAccount(installation, teamId);
    const { items, total } = await list(teamId);
    expect({ items, total }).toEqual({
      items: [
        {
          accountId: lease.accountId,
          lease: {
            holder: 'a task',
            purpose: 'invite',
            since: expect.any(String),
            expiresAt: lease.expiresAt,
          },
        },
      ],
      total: 1,
    });
    const since = Date.parse(items[0].lease.since);
    expect([since >= before, since <= after]).toEqual([true, true]);
  });

  it('holds no lease that was given back or has ended, and none of another team', async () => {
    const teamId = newId();
    await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId);
    expect(await list(newId())).toEqual({ items: [], nextCursor: null, total: 0 });
    await callAs(installation.app, 'invite', 'DELETE', `/leases/${lease.id}`);
    expect(await list(teamId)).toMatchObject({ items: [] });
    await holdLease(installation, teamId);
    await installation.clock.advance(30_001);
    expect(await list(teamId)).toMatchObject({ items: [] });
  });

  it('is the same after a loss of Redis', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    await holdLease(installation, teamId, { purpose: 'parse' });
    await installation.clock.wipeRedis();
    expect(await list(teamId)).toMatchObject({
      items: [{ accountId: id, lease: { holder: 'a task', purpose: 'parse' } }],
    });
  });

  it('says of a person whom another team uses that they are in use, and nothing more', async () => {
    const [first, second] = [newId(), newId()];
    const { personKey } = await connectAccount(installation, first, { days: 2 });
    await holdLease(installation, first, { purpose: 'parse' });
    const account = await connectAccount(installation, second, { personKey, days: 1 });
    expect(await list(second)).toMatchObject({ items: [{ accountId: account.id, lease: null }], total: 1 });
    // The first team's account is over, but what it started is its own until it ends.
    expect(await list(first)).toMatchObject({ items: [{ lease: { holder: 'a task' } }], total: 1 });
  });

  it('comes in pages', async () => {
    const teamId = newId();
    for (let i = 0; i < 3; i++) {
      await connectAccount(installation, teamId);
      await holdLease(installation, teamId, { purpose: 'parse' });
    }
    const first = await list(teamId, '?limit=2');
    expect([first.items.length, first.total]).toEqual([2, 3]);
    const second = await list(teamId, `?limit=2&cursor=${first.nextCursor}`);
    expect([second.items.length, second.total, second.nextCursor]).toEqual([1, 3, null]);
  });
});

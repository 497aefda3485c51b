import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTeamStandings } from '../src/standings/read-standings.ts';
import { readUsage } from '../src/usage/read-usage.ts';
import { watchAccounts } from './account-events.ts';
import {
  askPermit,
  callAs,
  connectAccount,
  holdLease,
  type Installation,
  reportRestriction,
  startInstallation,
  takeLease,
} from './installation.ts';
import { signIn } from './people.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

const remove = (accountId: string, at = installation.clock.now()) =>
  callAs(installation.app, 'integration', 'DELETE', `/accounts/${accountId}`, {
    userId: newId(),
    removedAt: new Date(at).toISOString(),
  });

const auditOf = (accountId: string) =>
  installation.dependencies.prisma.auditOutboxEntry.findMany({
    where: { subjectId: accountId, action: 'account_removed' },
  });

describe('an account that its team has removed', () => {
  it('is offered to nobody, and who names it is told why', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    expect(await remove(id)).toMatchObject({ status: 204 });
    expect(await takeLease(installation, teamId)).toEqual({
      status: 'none_eligible',
      accounts: [],
      nextAt: null,
    });
    expect(await takeLease(installation, teamId, { accountIds: [id] })).toEqual({
      status: 'none_eligible',
      accounts: [{ accountId: id, reason: 'account_removed', nextAt: null }],
      nextAt: null,
    });
  });

  it('is lost to whoever has it on lease, at once', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    const lease = await holdLease(installation, teamId);
    await remove(id);
    expect(await askPermit(installation, lease)).toMatchObject({
      status: 'denied',
      denial: { reason: 'lease_lost' },
    });
    const renewed = await callAs(installation.app, 'invite', 'POST', `/leases/${lease.id}/renew`, {
      token: lease.token,
    });
    expect(renewed.body).toEqual({ status: 'lost' });
  });

  it('is not shown any more, works under no profile, and stands in the audit trail once', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    const { pool, prisma } = installation.dependencies;
    await prisma.account.update({ where: { id }, data: { profile: 'careful' } });
    await remove(id);
    await remove(id);
    expect(await readTeamStandings(pool, teamId)).toEqual([]);
    await expect(readUsage(installation.dependencies, id, teamId)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await prisma.account.count({ where: { profile: 'careful' } })).toBe(0);
    expect(await auditOf(id)).toMatchObject([{ teamId, subjectKind: 'account', userId: expect.any(String) }]);
  });

  it('is gone from the live view within 500 ms, and told of no more', async () => {
    const teamId = newId();
    const { id } = await connectAccount(installation, teamId);
    const view = await watchAccounts(installation, signIn(installation, teamId, { role: 'viewer' }));
    await reportRestriction(installation, id, 'peer_flood');
    await view.until(({ event }) => event === 'restricted');
    const removedAt = performance.now();
    await remove(id);
    await view.until(({ event }) => event === 'removed');
    expect(performance.now() - removedAt).toBeLessThan(500);
    // Connected, restricted, removed.
    expect(view.told.slice(2)).toEqual([{ event: 'removed', data: { accountId: id, version: 3 } }]);
    await view.leave();
  });

  it('that is connected anew works, and goes on with what its person has used up', async () => {
    const teamId = newId();
    const { id, personKey } = await connectAccount(installation, teamId);
    await askPermit(installation, await holdLease(installation, teamId));
    const removedAt = installation.clock.now();
    await remove(id);
    await installation.clock.advance(1_000);
    await connectAccount(installation, teamId, { id, personKey, days: 0 });
    // A report that comes once more, late, is of the account as it was.
    await remove(id, removedAt);
    expect(await takeLease(installation, teamId)).toMatchObject({ status: 'granted' });
    const { limits } = await readUsage(installation.dependencies, id, teamId);
    expect(limits.find(({ name }) => name === 'invites_per_day')?.used).toBe(1);
  });
});

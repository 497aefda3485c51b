import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectAccount } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
beforeAll(async () => {
  team = await createInviting();
});
afterAll(() => team.harness.close());
beforeEach(() => {
  team.integration.accountManager.refuses = () => false;
});

const sweep = () => team.integration.dependencies.outbox.sweep();

const reportedOf = (accountId: string) =>
  team.integration.accountManager.reports.flatMap(({ accountId: id, report }) =>
    id !== accountId ? [] : report.about === 'restriction' ? report.kind : report.about,
  );

describe('reports of one account', () => {
  it('arrive in the order they were written, also when an older one was not accepted at first', async () => {
    const at = await team.scene();
    team.integration.accountManager.refuses = ({ accountId }) => accountId === at.accountId;
    await team.control.revokeSessions(at.telegram.userId);
    await team.invite(at, first(at));
    await connectAccount(team.harness, team.integration, team.teamId, at.telegram);
    expect(reportedOf(at.accountId)).toEqual(['account']);

    // The logout has been tried more often by now, and is still the older one.
    await sweep();
    team.integration.accountManager.refuses = () => false;
    await sweep();
    expect(reportedOf(at.accountId)).toEqual(['account', 'logged_out', 'permit', 'account']);
  });

  it('that cannot be delivered hold up nobody else’s', async () => {
    const refused = await team.scene();
    const other = await team.scene();
    team.integration.accountManager.refuses = ({ accountId }) => accountId === refused.accountId;
    await team.invite(refused, first(refused));
    team.integration.accountManager.refuses = () => true;
    const permitId = newId();
    await team.invite(other, first(other), { jti: permitId });

    team.integration.accountManager.refuses = ({ accountId }) => accountId === refused.accountId;
    await sweep();
    await sweep();
    expect(team.reportsOf(permitId)).toHaveLength(1);
  });
});

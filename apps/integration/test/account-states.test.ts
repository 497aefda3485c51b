import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectAccount, leaseToken } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
beforeAll(async () => {
  team = await createInviting();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

describe('an account', () => {
  it('that Telegram asks to wait waits a minute more, here and at account-manager, and is not asked again', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'FLOOD_WAIT_77', count: 1 });
    const before = clock.now();
    const { body } = await team.invite(at, first(at));
    expect(body).toMatchObject({ outcome: 'refused', code: 'flood_wait' });
    expect(Date.parse(body.retryAt) - Date.parse(body.executedAt)).toBe(137_000);
    expect(team.restrictionsOf(at.accountId)).toMatchObject([{ kind: 'flood_wait', waitSeconds: 77 }]);
    const account = await team.accountOf(at.accountId);
    expect(account.state).toBe('flood_wait');
    expect(Date.parse(account.stateUntil)).toBeGreaterThanOrEqual(before + 137_000);

    expect((await team.invite(at, first(at))).body).toEqual({ outcome: 'not_sent', code: 'flood_wait' });
    expect(await team.invitesOf(at)).toHaveLength(1);
  });

  it('with PEER_FLOOD rests for 24 hours', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'PEER_FLOOD', count: 1 });
    const { body } = await team.invite(at, first(at));
    expect(body).toMatchObject({ outcome: 'refused', code: 'peer_flood' });
    expect(Date.parse(body.retryAt) - Date.parse(body.executedAt)).toBe(24 * 3_600_000);
    expect(team.restrictionsOf(at.accountId)).toMatchObject([{ kind: 'peer_flood', waitSeconds: null }]);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'peer_flood' });
  });

  it('that is frozen is out of work until a person acts, also when a read was told so', async () => {
    const at = await team.scene();
    await team.control.addFault({
      method: 'channels.getFullChannel',
      error: 'FROZEN_METHOD_INVALID',
      count: 1,
    });
    const { body } = await team.integration.call({ service: 'parsing' }, 'POST', '/chats/members', {
      lease: leaseToken(team.harness.sign, { accountId: at.accountId, teamId: team.teamId }),
      channel: `telegram:${at.source.chatId}`,
    });
    expect(body).toEqual({ status: 'failed', code: 'account_frozen', retryAt: null });
    expect(team.restrictionsOf(at.accountId)).toMatchObject([{ kind: 'frozen' }]);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'frozen', stateUntil: null });
  });

  it('whose session was revoked is logged out, and can be connected again as the same account', async () => {
    const at = await team.scene();
    await team.control.revokeSessions(at.telegram.userId);
    expect((await team.invite(at, first(at))).body).toMatchObject({ code: 'account_logged_out' });
    expect(team.restrictionsOf(at.accountId)).toMatchObject([{ kind: 'logged_out' }]);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'logged_out', stateUntil: null });

    expect(await connectAccount(team.harness, team.integration, team.teamId, at.telegram)).toBe(at.accountId);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'active' });
    expect((await team.invite(at, first(at))).body).toMatchObject({ outcome: 'joined' });
  });

  it('of which account-manager could not be told is reported when it is back', async () => {
    const at = await team.scene();
    team.integration.accountManager.away = true;
    const permitId = newId();
    expect((await team.invite(at, first(at), { jti: permitId })).body.outcome).toBe('joined');
    expect(team.reportsOf(permitId)).toHaveLength(0);
    team.integration.accountManager.away = false;
    await team.integration.dependencies.outbox.sweep();
    expect(team.reportsOf(permitId)).toMatchObject([{ outcome: 'committed' }]);
    await team.integration.dependencies.outbox.sweep();
    expect(team.reportsOf(permitId)).toHaveLength(1);
  });
});

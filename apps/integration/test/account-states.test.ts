import { clock, newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewReport } from '../src/outbox/report.ts';
import { SessionKeyUnknown } from '../src/telegram/lost.ts';
import { connectAccount, leaseToken } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
beforeAll(async () => {
  team = await createInviting();
});
afterAll(() => team.harness.close());
beforeEach(() => team.control.clearFaults());

const HOUR_MS = 3_600_000;

const reportOf = (
  accountId: string,
  kind: 'flood_wait' | 'peer_flood' | 'logged_out' | 'banned',
): NewReport => {
  const now = new Date(clock.now());
  const report = { about: 'restriction', kind, waitSeconds: null, observedAt: now.toISOString() } as const;
  return { id: newId(), teamId: team.teamId, accountId, report, createdAt: now };
};

const disable = (id: string, kind: 'logged_out' | 'banned') =>
  team.integration.dependencies.accounts.disable({ id, teamId: team.teamId }, kind, reportOf(id, kind));

/** Has an account rest as Telegram does; answers until when. */
async function rest(id: string, kind: 'flood_wait' | 'peer_flood', ms: number): Promise<string> {
  const until = new Date(clock.now() + ms);
  const account = { id, teamId: team.teamId };
  await team.integration.dependencies.accounts.rest(account, { kind, until }, reportOf(id, kind));
  return until.toISOString();
}

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

  it('whose session was revoked while it invites hears of that invitation that it was refused', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'channels.inviteToChannel', delayMs: 1_000, count: 1 });
    const inviting = team.invite(at, first(at));
    await expect.poll(async () => (await team.control.clock()).delayedCalls).toBe(1);
    // The account hears of it before it hears of the invitation.
    await team.control.revokeSessions(at.telegram.userId);
    expect((await inviting).body).toMatchObject({ outcome: 'refused', code: 'account_logged_out' });
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'logged_out' });
    expect(team.restrictionsOf(at.accountId)).toMatchObject([{ kind: 'logged_out' }]);
  });

  it('that Telegram asks to wait while it waits already waits until the later end, and every wait is reported', async () => {
    const { accountId } = await team.scene();
    const first = await rest(accountId, 'flood_wait', 48 * HOUR_MS);
    await rest(accountId, 'peer_flood', 24 * HOUR_MS);
    expect(await team.accountOf(accountId)).toMatchObject({ state: 'flood_wait', stateUntil: first });
    const longest = await rest(accountId, 'flood_wait', 72 * HOUR_MS);
    await rest(accountId, 'flood_wait', HOUR_MS);
    expect(await team.accountOf(accountId)).toMatchObject({ state: 'flood_wait', stateUntil: longest });
    await team.integration.dependencies.outbox.sweep();
    const kinds = team.restrictionsOf(accountId).map(({ kind }) => kind);
    expect(kinds).toEqual(['flood_wait', 'peer_flood', 'flood_wait', 'flood_wait']);
  });

  it('that is connected anew goes on waiting, through whatever team', async () => {
    const at = await team.scene();
    const stateUntil = await rest(at.accountId, 'peer_flood', 24 * HOUR_MS);
    await disable(at.accountId, 'logged_out');
    expect(await connectAccount(team.harness, team.integration, team.teamId, at.telegram)).toBe(at.accountId);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'peer_flood', stateUntil });

    await disable(at.accountId, 'logged_out');
    const teamId = newId();
    const id = await connectAccount(team.harness, team.integration, teamId, at.telegram);
    const { body } = await team.integration.call({ teamId }, 'GET', `/api/v1/accounts/${id}`);
    expect(body).toMatchObject({ state: 'peer_flood', stateUntil });
  });

  it('of a person whom another team has connected since is logged out, and has no session to act with', async () => {
    const at = await team.scene();
    await disable(at.accountId, 'banned');
    await connectAccount(team.harness, team.integration, newId(), at.telegram);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'logged_out', stateUntil: null });
    expect((await team.invite(at, first(at))).body).toEqual({
      outcome: 'not_sent',
      code: 'account_logged_out',
    });
    const { connections } = team.integration.dependencies;
    await connections.drop(at.accountId);
    const opening = connections.open({ id: at.accountId, teamId: team.teamId });
    await expect(opening).rejects.toBeInstanceOf(SessionKeyUnknown);
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

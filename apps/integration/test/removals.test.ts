import { newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectAccount, newestCode } from './harness.ts';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
let database: pg.Client;
beforeAll(async () => {
  team = await createInviting();
  database = new pg.Client({ connectionString: team.harness.database.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await team.harness.close();
});
beforeEach(() => team.control.clearFaults());

const asAdmin = () => ({ teamId: newId(), role: 'admin' }) as const;
const remove = (id: string, teamId = team.teamId) =>
  team.integration.call({ ...asAdmin(), teamId }, 'DELETE', `/api/v1/accounts/${id}`);

const rowsOf = async (table: string, accountId: string) => {
  const column = table === 'accounts' ? 'id' : 'account_id';
  return (await database.query(`SELECT * FROM ${table} WHERE ${column} = $1`, [accountId])).rows;
};

const logOutsOf = async ({ userId }: { userId: string }) =>
  (await team.control.record({ accountId: userId, method: 'auth.logOut' })).items;

const reportsOf = (id: string) =>
  team.integration.accountManager.reports.flatMap(({ accountId, report }) =>
    accountId === id && report.about !== 'permit' ? report.about : [],
  );

describe('an account that its team removes', () => {
  it('is logged out at Telegram, and nothing that gives access to it is left', async () => {
    const at = await team.scene();
    expect(await remove(at.accountId)).toMatchObject({
      status: 200,
      body: { session: 'ended', message: { en: expect.stringContaining('logged out') } },
    });
    expect(await logOutsOf(at.telegram)).toMatchObject([{ outcome: 'ok' }]);
    for (const table of ['sessions', 'person_peers', 'chat_peers']) {
      expect([table, await rowsOf(table, at.accountId)]).toEqual([table, []]);
    }
    expect(await rowsOf('accounts', at.accountId)).toMatchObject([{ first_name: '', phone_hint: '' }]);
    expect(reportsOf(at.accountId)).toEqual(['account', 'removal']);
  });

  it('is not there any more: nobody sees it, and nobody acts through it', async () => {
    const at = await team.scene();
    const { body: before } = await team.integration.call(team, 'GET', '/api/v1/accounts');
    await remove(at.accountId);
    const { body: after } = await team.integration.call(team, 'GET', '/api/v1/accounts');
    expect(after.total).toBe(before.total - 1);
    expect(await team.accountOf(at.accountId)).toMatchObject({ code: 'not_found' });
    expect(await remove(at.accountId)).toMatchObject({ status: 404 });
    const permitId = newId();
    const refused = await team.invite(at, first(at), { jti: permitId });
    expect(refused).toMatchObject({ status: 409, body: { code: 'permit_refused' } });
    // Who holds a permit from before can still settle it.
    expect((await team.settle(permitId, at.accountId)).body).toEqual({ status: 'voided' });
    expect(await team.invitesOf(at)).toHaveLength(0);
  });

  const sweep = () => team.integration.dependencies.removals.sweep();
  const isRemoved = (accountId: string, { waitIsOver = false } = {}) =>
    vi.waitFor(
      async () => {
        const waitsNoMore = 'UPDATE accounts SET ask_again_at = NULL WHERE id = $1';
        if (waitIsOver) await database.query(waitsNoMore, [accountId]);
        await sweep();
        expect(await rowsOf('sessions', accountId)).toEqual([]);
      },
      { timeout: 20_000 },
    );
  const newestEntry = async (accountId: string) => {
    await team.integration.dependencies.accountLog.flush();
    const { body } = await team.integration.call(team, 'GET', `/api/v1/accounts/log?accountId=${accountId}`);
    return body.items[0];
  };

  it('is logged out later when Telegram cannot be told at once', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'auth.logOut', dropCall: true });
    expect(await remove(at.accountId)).toMatchObject({ status: 200, body: { session: 'pending' } });
    expect(await rowsOf('sessions', at.accountId)).toHaveLength(1);
    await team.control.clearFaults();
    await isRemoved(at.accountId);
    expect((await logOutsOf(at.telegram)).at(-1)).toMatchObject({ outcome: 'ok' });
    expect(await newestEntry(at.accountId)).toMatchObject({ kind: 'logout', code: null });
  });

  it('is logged out later when its session cannot be read at once', async () => {
    const at = await team.scene();
    await team.integration.dependencies.connections.drop(at.accountId);
    const [{ wrapping_key_id: key }] = await rowsOf('sessions', at.accountId);
    const wrapWith = (id: string) =>
      database.query('UPDATE sessions SET wrapping_key_id = $2 WHERE account_id = $1', [at.accountId, id]);
    await wrapWith('gone');
    expect((await remove(at.accountId)).body).toMatchObject({ session: 'pending' });
    await wrapWith(key);
    await isRemoved(at.accountId);
    expect(await logOutsOf(at.telegram)).toMatchObject([{ outcome: 'ok' }]);
  });

  it('is not asked for again before Telegram’s wait is over', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'auth.logOut', error: 'FLOOD_WAIT_1', count: 1 });
    expect((await remove(at.accountId)).body).toMatchObject({ session: 'pending' });
    // The client itself heeds a wait for as long as it lives.
    await team.integration.dependencies.connections.drop(at.accountId);
    await sweep();
    expect(await logOutsOf(at.telegram)).toHaveLength(1);
    await isRemoved(at.accountId, { waitIsOver: true });
    expect((await logOutsOf(at.telegram)).at(-1)).toMatchObject({ outcome: 'ok' });
  });

  it('has its session erased an hour later all the same, and the team is told to end it at Telegram', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'auth.logOut', dropCall: true });
    await remove(at.accountId);
    await database.query(
      `UPDATE accounts SET removing_since = removing_since - interval '1 hour' WHERE id = $1`,
      [at.accountId],
    );
    await isRemoved(at.accountId);
    expect(await newestEntry(at.accountId)).toMatchObject({
      kind: 'logout',
      code: 'session_left_open',
    });
  });

  it('whose session had ended already has none to end', async () => {
    const at = await team.scene();
    await team.control.revokeSessions(at.telegram.userId);
    await vi.waitFor(
      async () => {
        await team.invite(at, first(at));
        expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'logged_out' });
      },
      { timeout: 20_000 },
    );
    expect((await remove(at.accountId)).body).toMatchObject({ session: 'ended' });
    expect(await rowsOf('sessions', at.accountId)).toEqual([]);
  });

  /** As a process leaves it that ends in the middle. */
  const leaveInTheMiddle = (accountId: string) =>
    database.query(
      `UPDATE accounts SET removing_since = now(), state = 'logged_out', state_until = NULL WHERE id = $1`,
      [accountId],
    );

  it('is gone for good also when the process ends in the middle', async () => {
    const at = await team.scene();
    await leaveInTheMiddle(at.accountId);
    await vi.waitFor(
      async () => {
        await team.integration.dependencies.removals.sweep();
        expect(await rowsOf('sessions', at.accountId)).toEqual([]);
      },
      { timeout: 20_000 },
    );
    expect((await logOutsOf(at.telegram)).at(-1)).toMatchObject({ outcome: 'ok' });
  });

  it('cannot be connected while its session is still to be ended: the new one would be', async () => {
    const at = await team.scene();
    const logins = '/api/v1/accounts/logins';
    const login = await team.integration.call(team, 'POST', logins, {
      method: 'code',
      phone: at.telegram.phone,
    });
    const code = await newestCode(team.harness.sandbox, at.telegram.userId);
    // The end of the session takes until its deadline.
    await team.control.addFault({ method: 'auth.logOut', dropCall: true });
    await leaveInTheMiddle(at.accountId);
    const answer = await team.integration.call(team, 'POST', `${logins}/${login.body.id}/code`, { code });
    expect(answer).toMatchObject({ status: 409, body: { code: 'account_being_removed' } });
    await team.control.clearFaults();
    const url = `${logins}/${login.body.id}/code`;
    await vi.waitFor(
      async () => {
        await team.integration.dependencies.removals.sweep();
        const { body } = await team.integration.call(team, 'POST', url, { code });
        expect(body).toMatchObject({ state: 'connected', accountId: at.accountId });
      },
      { timeout: 25_000, interval: 500 },
    );
  });

  it('can be connected again, as the same account, and goes on waiting what it had to wait', async () => {
    const at = await team.scene();
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'FLOOD_WAIT_500', count: 1 });
    await team.invite(at, first(at));
    const { stateUntil } = await team.accountOf(at.accountId);
    await remove(at.accountId);
    expect(await connectAccount(team.harness, team.integration, team.teamId, at.telegram)).toBe(at.accountId);
    expect(await team.accountOf(at.accountId)).toMatchObject({ state: 'flood_wait', stateUntil });
    await team.integration.dependencies.removals.sweep();
    expect(await rowsOf('sessions', at.accountId)).toHaveLength(1);
  });

  it('leaves no row a day later, unless it still has to wait', async () => {
    const [at, waiting] = [await team.scene(), await team.scene()];
    await team.control.addFault({ method: 'channels.inviteToChannel', error: 'FLOOD_WAIT_500', count: 1 });
    await team.invite(waiting, first(waiting));
    for (const { accountId } of [at, waiting]) await remove(accountId);
    await team.integration.dependencies.removals.sweep();
    expect(await rowsOf('accounts', at.accountId)).toHaveLength(1);
    await database.query(`UPDATE accounts SET removed_at = removed_at - interval '25 hours'`);
    await team.integration.dependencies.removals.sweep();
    expect(await rowsOf('accounts', at.accountId)).toEqual([]);
    expect(await rowsOf('connection_owners', at.accountId)).toEqual([]);
    expect(await rowsOf('accounts', waiting.accountId)).toHaveLength(1);
  });
});

describe('the name a team gives an account', () => {
  it('is shown until it is taken away, and is no other team’s to give', async () => {
    const at = await team.scene();
    const name = (label: string | null, teamId = team.teamId) =>
      team.integration.call({ teamId }, 'PATCH', `/api/v1/accounts/${at.accountId}`, { label });
    expect(await name('  Support  ')).toMatchObject({
      status: 200,
      body: { id: at.accountId, label: 'Support' },
    });
    expect(await name('Mine', newId())).toMatchObject({ status: 404 });
    expect(await team.accountOf(at.accountId)).toMatchObject({ label: 'Support' });
    expect(await name('')).toMatchObject({ status: 400 });
    expect(await name(null)).toMatchObject({ body: { label: null } });
  });
});

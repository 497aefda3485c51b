import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramAccount } from './harness.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());
beforeEach(async () => void (await team.control.clearFaults()));

/** Somebody whom Telegram has let in, and whose account could not be written. */
async function letIn() {
  const telegram = await createTelegramAccount(team.harness.sandbox);
  const { status, body: login } = await team.start(telegram.phone);
  expect(status, JSON.stringify(login)).toBe(201);
  const { connections } = team.integration.dependencies;
  vi.spyOn(connections, 'adopt').mockRejectedValueOnce(new Error('the database is away'));
  expect((await team.submit(login.id, 'code', await team.code(telegram.userId))).status).toBe(500);
  const sessions = async () => (await team.control.sessions(telegram.userId)).items.length;
  expect(await sessions()).toBe(1);
  return { telegram, login, sessions };
}

const toldInLog = async () => (await team.call('GET', 'log?kind=error')).body.items;

describe('an attempt that Telegram has let in, and that led to no account', () => {
  it('leaves no session at Telegram when it is given up', async () => {
    const { login, sessions } = await letIn();
    expect(await team.call('DELETE', `logins/${login.id}`)).toMatchObject({ status: 204 });
    expect(await sessions()).toBe(0);
  });

  it('leaves none when it expires', async () => {
    const { login, sessions } = await letIn();
    await team.clock.advance(10 * 60_000);
    await team.until(login.id, ({ state }) => state === 'expired');
    await vi.waitFor(async () => expect(await sessions()).toBe(0), 10_000);
  });

  it('leaves none when its process ends in good order', async () => {
    const { login, sessions } = await letIn();
    await team.restart();
    expect(await sessions()).toBe(0);
    expect(await team.look(login.id)).toMatchObject({ state: 'failed', problem: { code: 'login_lost' } });
  });

  it('leaves none where its connection was lost meanwhile', async () => {
    const { login, sessions } = await letIn();
    await team.integration.dependencies.live.inTurn(login.id, ({ connection }) => connection.close());
    expect(await team.call('DELETE', `logins/${login.id}`)).toMatchObject({ status: 204 });
    expect(await sessions()).toBe(0);
  });

  it('keeps its session where an account was written after all, and only the word of that was lost', async () => {
    const { login, sessions } = await letIn();
    const postgres = new pg.Client({ connectionString: team.harness.database.url });
    await postgres.connect();
    await postgres.query(`UPDATE logins SET state = 'connected' WHERE id = $1`, [login.id]);
    await postgres.end();
    await team.clock.advance(10 * 60_000);
    const { live } = team.integration.dependencies;
    await vi.waitFor(() => expect(live.inTurn(login.id, async () => {})).toBeUndefined(), 10_000);
    expect(await team.call('DELETE', `logins/${login.id}`)).toMatchObject({ status: 204 });
    expect(await sessions()).toBe(1);
  });

  it('is told in the log of the team where Telegram could not be told', async () => {
    const { login, sessions } = await letIn();
    await team.control.addFault({ method: 'auth.logOut', error: 'RPC_CALL_FAIL' });
    expect(await team.call('DELETE', `logins/${login.id}`)).toMatchObject({ status: 204 });
    expect(await sessions()).toBe(1);
    await vi.waitFor(
      async () =>
        expect(await toldInLog()).toContainEqual(
          expect.objectContaining({ accountId: null, code: 'login_session_left_open' }),
        ),
      10_000,
    );
  });
});

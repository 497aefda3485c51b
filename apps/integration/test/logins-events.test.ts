import { createLogger, createRedis, newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramAccount } from './harness.ts';
import { watchLive } from './live-view.ts';
import { createLoggingIn, type LoggingIn, wrong } from './logging-in.ts';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());
beforeEach(async () => void (await team.control.clearFaults()));

/** An attempt that waits for its code. */
async function begun(extra: { password?: string } = {}) {
  const telegram = await createTelegramAccount(team.harness.sandbox, extra);
  const { body: login } = await team.start(telegram.phone);
  return { telegram, login, code: await team.code(telegram.userId) };
}

describe('the live view of a login', () => {
  it('begins with how it stands, and tells each step until the chats of the account are known', async () => {
    const { login, code } = await begun({ password: 'correct horse' });
    const view = await team.watch(login.id);
    await view.until(({ event }) => event === 'login');
    expect(view.told[0]?.data).toEqual(login);
    await team.submit(login.id, 'code', wrong(code));
    await team.submit(login.id, 'code', code);
    await team.submit(login.id, 'password', 'correct horse');
    await view.until(({ event }) => event === 'channels');
    const steps = view.told.map(({ event, data }) => [event, data.state, data.code?.attemptsLeft]);
    expect(steps).toEqual([
      ['login', 'code_sent', 5],
      ['login', 'code_sent', 4],
      ['login', 'password_needed', undefined],
      ['login', 'connected', undefined],
      ['channels', undefined, undefined],
    ]);
  });

  it('goes on after the last event that was seen, and says so where that is too long ago', async () => {
    const { login, code } = await begun();
    const first = await team.watch(login.id);
    await team.submit(login.id, 'code', wrong(code));
    const { id: seen } = await first.until(({ id }) => id !== undefined);
    await first.leave();
    await team.submit(login.id, 'code', wrong(code));

    const resumed = await team.watch(login.id, seen);
    await resumed.until(({ data }) => data.code?.attemptsLeft === 3);
    expect(resumed.told).toHaveLength(1);
    const late = await team.watch(login.id, '1-1');
    await late.until(({ event }) => event === 'resync');
  });

  it('is the same at a replica in which the attempt does not live', async () => {
    const { login, code } = await begun();
    const other = await team.harness.start({ env: { PORT: '4199' } });
    const url = `/api/v1/accounts/logins/${login.id}`;
    const view = await watchLive(other, { teamId: team.teamId }, `${url}/events`);
    await team.submit(login.id, 'code', code);
    const { data } = await view.until(told => told.data.state === 'connected');
    expect((await other.call({ teamId: team.teamId }, 'GET', url)).body).toEqual(data);
    await view.leave();
    await other.stop();
  });

  it('holds nothing that lets anybody in: neither the code nor the number', async () => {
    const { telegram, login, code } = await begun();
    await team.submit(login.id, 'code', code);
    const log = createLogger({ name: 'integration', level: 'silent' });
    const redis = createRedis(team.harness.environment().REDIS_URL ?? '', log);
    const entries = JSON.stringify(await redis.xrange('live:integration', '-', '+'));
    redis.disconnect();
    expect(entries).toContain(login.id);
    expect(entries).not.toContain(telegram.phone.slice(1));
    expect(entries).not.toContain(`"${code}"`);
  });

  it('is shown to the team alone', async () => {
    const { login } = await begun();
    const url = `/api/v1/accounts/logins/${login.id}/events`;
    const stranger = await team.integration.call({ teamId: newId() }, 'GET', url);
    expect(stranger).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const viewer = await team.integration.call({ teamId: team.teamId, role: 'viewer' }, 'GET', url);
    expect(viewer).toMatchObject({ status: 403 });
  });
});

describe('an attempt of a replica that was killed', () => {
  it('is told to be lost once that replica has certainly ended, without anybody asking', async () => {
    const [{ login }, { login: theirs }] = [await begun(), await begun()];
    const client = new pg.Client({ connectionString: team.harness.database.url });
    await client.connect();
    await client.query(`UPDATE logins SET replica = 'killed:4100' WHERE id = $1`, [theirs.id]);
    await client.end();
    const view = await team.watch(theirs.id);
    const { loseLogins } = team.integration.dependencies;
    await loseLogins.ofTheDead();
    expect(await team.look(theirs.id)).toMatchObject({ state: 'code_sent' });
    await team.clock.advance(12_000);
    await loseLogins.ofTheDead();
    const { data } = await view.until(({ data }) => data.state === 'failed');
    expect(data).toMatchObject({ code: null, problem: { code: 'login_lost' } });
    expect(await team.look(login.id)).toMatchObject({ state: 'code_sent' });
  });
});

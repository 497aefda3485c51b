import { newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { connectAccount, createTelegramAccount } from './harness.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

/** More than there are connections to Postgres. */
const MANY = 12;

let team: LoggingIn;
let postgres: pg.Client;
beforeAll(async () => {
  team = await createLoggingIn();
  postgres = new pg.Client({ connectionString: team.harness.database.url });
  await postgres.connect();
});
afterAll(async () => {
  await postgres.end();
  await team.close();
});
afterEach(() => void vi.restoreAllMocks());

const somebody = () => createTelegramAccount(team.harness.sandbox);
const sessionsOf = async (userId: string) => (await team.control.sessions(userId)).items.length;

async function codeSent() {
  const telegram = await somebody();
  const { body: login } = await team.start(telegram.phone);
  const code = await team.code(telegram.userId);
  return { telegram, submit: () => team.submit(login.id, 'code', code) };
}

/** Has something happen between the moment a login has found a place for its person, and that at which it takes it. */
function beforeTaken(happen: () => Promise<void>) {
  const { connections } = team.integration.dependencies;
  const { adopt } = connections;
  return vi.spyOn(connections, 'adopt').mockImplementationOnce(async (...given) => {
    await happen();
    await adopt(...given);
  });
}

it('logins that succeed at once keep no connection to Postgres while they wait for anything else', async () => {
  const attempts = await Promise.all(Array.from({ length: MANY }, codeSent));
  const { connections } = team.integration.dependencies;
  const { adopt } = connections;
  const adopting = vi.spyOn(connections, 'adopt').mockImplementation(async (...given) => {
    await vi.waitFor(() => expect(adopting).toHaveBeenCalledTimes(MANY), 10_000);
    await adopt(...given);
  });
  const answers = await Promise.all(attempts.map(({ submit }) => submit()));
  expect(answers.map(({ body }) => body.state)).toEqual(Array(MANY).fill('connected'));
});

it('a login that another one of the same person overtakes leaves that one alone, and learns of it by the same step', async () => {
  const { telegram, submit } = await codeSent();
  const other = newId();
  let theirs = '';
  const adopting = beforeTaken(async () => {
    theirs = await connectAccount(team.harness, team.integration, other, telegram);
  });
  expect(await submit()).toMatchObject({ status: 503, body: { code: 'service_unavailable' } });
  const notTaken = adopting.mock.calls[0]?.[0].id;
  const live = team.integration.dependencies.connections.live().map(({ account }) => account.id);
  expect(live).toContain(theirs);
  expect(live).not.toContain(notTaken);
  expect(await submit()).toMatchObject({ status: 409, body: { code: 'account_connected_elsewhere' } });
  expect(await sessionsOf(telegram.userId)).toBe(1);
  expect((await team.call('GET', theirs, undefined, other)).body).toMatchObject({ state: 'active' });
});

it('a login whose team got a row of the person meanwhile takes that row, by the same step', async () => {
  const { telegram, submit } = await codeSent();
  let own = '';
  beforeTaken(async () => {
    const { body: login } = await team.startQr();
    await team.control.scanQr(telegram.userId, login.qr.link);
    own = String((await team.until(login.id, ({ state }) => state === 'connected')).accountId);
    await postgres.query(`UPDATE accounts SET state = 'logged_out' WHERE id = $1`, [own]);
  });
  expect(await submit()).toMatchObject({ status: 503 });
  expect((await submit()).body).toMatchObject({ state: 'connected', accountId: own });
  const { rows } = await postgres.query('SELECT id FROM accounts WHERE platform_user_id = $1', [
    telegram.userId,
  ]);
  expect(rows).toEqual([{ id: own }]);
});

import { newId } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createHarness,
  createTelegramAccount,
  type Harness,
  type Integration,
  newestCode,
} from './harness.ts';

let harness: Harness;
let integration: Integration;
const logLines: string[] = [];
const teamId = newId();

beforeAll(async () => {
  harness = await createHarness();
  integration = await harness.start({ logLines });
});
afterAll(() => harness.close());

const start = (phone: string, team = teamId) =>
  integration.call({ teamId: team }, 'POST', '/api/v1/accounts/logins', { method: 'code', phone });
const submit = (id: string, what: 'code' | 'password', value: string) =>
  integration.call({ teamId }, 'POST', `/api/v1/accounts/logins/${id}/${what}`, { [what]: value });
const stateOf = async (id: string) =>
  (await integration.call({ teamId }, 'GET', `/api/v1/accounts/logins/${id}`)).body;

/** A code that is certainly wrong. */
const other = (code: string): string => code.replace(/^./, digit => String((Number(digit) + 1) % 10));

describe('connecting an account by a code', () => {
  it('sends one code for a wish that arrives twice at the same time', async () => {
    const telegram = await createTelegramAccount(harness.sandbox, {});
    const wish = () =>
      integration.call(
        { teamId },
        'POST',
        '/api/v1/accounts/logins',
        { method: 'code', phone: telegram.phone },
        { 'idempotency-key': 'connect-once' },
      );
    const [first, second] = await Promise.all([wish(), wish()]);
    expect(first.status).toBe(201);
    expect(second).toEqual(first);
    expect((await harness.sandbox.control.loginCodes(telegram.userId)).items).toHaveLength(1);
  });

  it('tells where the code went, and ends with an account that account-manager knows', async () => {
    const telegram = await createTelegramAccount(harness.sandbox, { username: 'anna_first' });
    const started = await start(telegram.phone);
    expect(started).toMatchObject({
      status: 201,
      body: { state: 'code_sent', code: { sentBy: 'sms', length: 5 }, accountId: null, problem: null },
    });
    expect(started.body.phoneHint).toMatch(/^\+•+\d{4}$/);

    const connected = await submit(
      started.body.id,
      'code',
      await newestCode(harness.sandbox, telegram.userId),
    );
    expect(connected).toMatchObject({ status: 200, body: { state: 'connected', code: null } });
    const account = await integration.call({ teamId }, 'GET', `/api/v1/accounts/${connected.body.accountId}`);
    expect(account.body).toMatchObject({
      platformUserId: telegram.userId,
      username: 'anna_first',
      firstName: 'Anna',
      state: 'active',
      stateUntil: null,
    });
    expect(integration.accountManager.reports).toContainEqual(
      expect.objectContaining({
        accountId: connected.body.accountId,
        teamId,
        report: {
          about: 'account',
          personKey: harness.hashPerson(telegram.userId),
          connectedAt: account.body.connectedAt,
        },
      }),
    );
  });

  it('keeps the attempt open after a wrong code', async () => {
    const telegram = await createTelegramAccount(harness.sandbox);
    const { body: login } = await start(telegram.phone);
    const code = await newestCode(harness.sandbox, telegram.userId);
    expect(await submit(login.id, 'code', other(code))).toMatchObject({
      status: 400,
      body: { code: 'code_invalid' },
    });
    expect(await submit(login.id, 'code', code)).toMatchObject({ body: { state: 'connected' } });
  });

  it('ends the attempt when the code has expired', async () => {
    const telegram = await createTelegramAccount(harness.sandbox);
    const { body: login } = await start(telegram.phone);
    await harness.sandbox.control.addFault({ method: 'auth.signIn', error: 'PHONE_CODE_EXPIRED', count: 1 });
    expect(await submit(login.id, 'code', '12345')).toMatchObject({
      status: 409,
      body: { code: 'code_expired' },
    });
    expect(await stateOf(login.id)).toMatchObject({ state: 'expired', problem: { code: 'code_expired' } });
    expect(await submit(login.id, 'code', '12345')).toMatchObject({ body: { code: 'wrong_state' } });
  });

  it('ends the attempt when Telegram wants a newer client', async () => {
    const telegram = await createTelegramAccount(harness.sandbox);
    const { body: login } = await start(telegram.phone);
    await harness.sandbox.control.addFault({ method: 'auth.signIn', error: 'UPDATE_APP_TO_LOGIN', count: 1 });
    const code = 'login_needs_update';
    expect(await submit(login.id, 'code', '12345')).toMatchObject({ status: 409, body: { code } });
    expect(await stateOf(login.id)).toMatchObject({ state: 'failed', problem: { code } });
  });

  it('asks for the two-step password, and again after a wrong one', async () => {
    const telegram = await createTelegramAccount(harness.sandbox, { password: 'correct horse' });
    const { body: login } = await start(telegram.phone);
    const code = await newestCode(harness.sandbox, telegram.userId);
    expect(await submit(login.id, 'code', code)).toMatchObject({ body: { state: 'password_needed' } });
    expect(await submit(login.id, 'password', 'wrong horse')).toMatchObject({
      status: 400,
      body: { code: 'password_invalid' },
    });
    expect(await submit(login.id, 'password', 'correct horse')).toMatchObject({
      body: { state: 'connected' },
    });
  });

  it('refuses numbers that Telegram refuses, and says how long to wait', async () => {
    expect(await start('+000000')).toMatchObject({ status: 400, body: { code: 'phone_invalid' } });
    const telegram = await createTelegramAccount(harness.sandbox);
    await harness.sandbox.control.addFault({ method: 'auth.sendCode', error: 'FLOOD_WAIT_77', count: 1 });
    expect(await start(telegram.phone)).toMatchObject({
      status: 429,
      body: { code: 'flood_wait', retryAfterSeconds: 77 },
    });
  });

  it('asks for no more than three codes for a number in ten minutes, whichever team wants one', async () => {
    const { phone, userId } = await createTelegramAccount(harness.sandbox);
    for (const team of [teamId, newId(), newId()]) expect((await start(phone, team)).status).toBe(201);
    const refused = await start(`${phone.slice(0, 3)} ${phone.slice(3)}`, newId());
    expect(refused).toMatchObject({ status: 429, body: { code: 'phone_flood' } });
    expect(refused.body.retryAfterSeconds).toBeGreaterThan(590);
    expect(refused.body.retryAfterSeconds).toBeLessThanOrEqual(600);
    expect((await harness.sandbox.control.loginCodes(userId)).items).toHaveLength(3);
  });

  it('can be given up', async () => {
    const telegram = await createTelegramAccount(harness.sandbox);
    const { body: login } = await start(telegram.phone);
    const url = `/api/v1/accounts/logins/${login.id}`;
    expect(await integration.call({ teamId }, 'DELETE', url)).toMatchObject({ status: 204 });
    expect(await integration.call({ teamId }, 'GET', url)).toMatchObject({ status: 404 });
  });
});

describe('an attempt whose process has ended', () => {
  it('is lost, and says so', async () => {
    const telegram = await createTelegramAccount(harness.sandbox);
    const { body: login } = await start(telegram.phone);
    await integration.stop();
    integration = await harness.start({ logLines });
    expect(await stateOf(login.id)).toMatchObject({ state: 'failed', problem: { code: 'login_lost' } });
  });
});

describe('what is secret', () => {
  it('stands nowhere in the database and in no line of the log', async () => {
    const telegram = await createTelegramAccount(harness.sandbox, { password: 'correct horse' });
    const { body: login } = await start(telegram.phone);
    const code = await newestCode(harness.sandbox, telegram.userId);
    await submit(login.id, 'code', code);
    const { body: connected } = await submit(login.id, 'password', 'correct horse');
    const account = { id: connected.accountId, teamId };
    const session = (await integration.dependencies.connections.open(account)).exportSession();
    const authKey = Buffer.from(session.authKey, 'base64');
    const dump = await dumpDatabase(harness.database.url);
    expect(dump).toContain(connected.accountId);

    const digits = telegram.phone.replace('+', '');
    const texts = [digits, 'correct horse', `"${code}"`, JSON.stringify(session)];
    const secrets = [...texts, authKey.toString('hex'), session.authKey, authKey.toString('latin1')];
    for (const place of [dump, logLines.join('\n')]) {
      for (const secret of secrets) {
        expect(place).not.toContain(secret);
        expect(place).not.toContain(Buffer.from(secret).toString('hex'));
        expect(place).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
      }
    }
  });
});

/** Every row of every table as JSON. */
async function dumpDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const dumps: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM "${name}" t`);
      dumps.push(...rows.map(({ row }) => JSON.stringify(row)));
    }
    return dumps.join('\n');
  } finally {
    await client.end();
  }
}

import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramAccount } from './harness.ts';
import { createLoggingIn, type LoggingIn, wrong } from './logging-in.ts';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());
beforeEach(async () => void (await team.control.clearFaults()));

const somebody = (extra: Parameters<typeof createTelegramAccount>[1] = {}) =>
  createTelegramAccount(team.harness.sandbox, extra);

/** Somebody to whom a code was sent. */
async function begun() {
  const telegram = await somebody();
  const { body: login } = await team.start(telegram.phone);
  return { telegram, login, code: await team.code(telegram.userId) };
}

const codesSentTo = async (userId: string) => (await team.control.loginCodes(userId)).items.length;

describe('connecting an account by a code', () => {
  it('tells where the code went and what comes next, and ends with an account that account-manager knows', async () => {
    const telegram = await somebody({ username: 'anna_first' });
    const started = await team.start(telegram.phone);
    expect(started).toMatchObject({
      status: 201,
      body: {
        method: 'code',
        state: 'code_sent',
        code: { sentBy: 'sms', length: 5, next: { sentBy: 'call' }, attemptsLeft: 5 },
        qr: null,
        password: null,
        accountId: null,
        problem: null,
      },
    });
    expect(started.body.phoneHint).toMatch(/^\+•+\d{4}$/);
    const nextInMs = Date.parse(started.body.code.next.at) - team.clock.now();
    expect(nextInMs).toBeGreaterThan(40_000);
    expect(nextInMs).toBeLessThanOrEqual(60_000);

    const code = await team.code(telegram.userId);
    const connected = await team.submit(started.body.id, 'code', code);
    expect(connected).toMatchObject({ status: 200, body: { state: 'connected', code: null, problem: null } });
    const { accountId } = connected.body;
    const account = await team.call('GET', accountId);
    expect(account.body).toMatchObject({
      platformUserId: telegram.userId,
      username: 'anna_first',
      firstName: 'Anna',
      state: 'active',
      stateUntil: null,
    });
    expect(team.integration.accountManager.reports).toContainEqual(
      expect.objectContaining({
        accountId,
        teamId: team.teamId,
        report: {
          about: 'account',
          personKey: team.harness.hashPerson(telegram.userId),
          connectedAt: account.body.connectedAt,
        },
      }),
    );
  });

  it('finds a number at home in another data centre', async () => {
    const { userId, phone } = await somebody({ dcId: 2 });
    const { body: login } = await team.start(phone);
    const connected = await team.submit(login.id, 'code', await team.code(userId));
    expect(connected.body).toMatchObject({ state: 'connected' });
  });

  it('sends one code for a wish that arrives twice at the same time', async () => {
    const { userId, phone } = await somebody();
    const body = { method: 'code', phone };
    const key = { 'idempotency-key': 'connect-once' };
    const wish = () =>
      team.integration.call({ teamId: team.teamId }, 'POST', '/api/v1/accounts/logins', body, key);
    const [first, second] = await Promise.all([wish(), wish()]);
    expect(first.status).toBe(201);
    expect(second).toEqual(first);
    expect(await codesSentTo(userId)).toBe(1);
  });

  it('keeps the attempt open after a wrong code, and says how many tries are left', async () => {
    const { login, code } = await begun();
    expect(await team.submit(login.id, 'code', wrong(code))).toMatchObject({
      status: 400,
      body: { code: 'code_invalid' },
    });
    expect(await team.look(login.id)).toMatchObject({ state: 'code_sent', code: { attemptsLeft: 4 } });
    expect((await team.submit(login.id, 'code', code)).body).toMatchObject({ state: 'connected' });
  });

  it('takes no sixth wrong code, and goes on with a new one', async () => {
    const { telegram, login, code } = await begun();
    for (let n = 0; n < 4; n += 1) await team.submit(login.id, 'code', wrong(code));
    const used = 'code_tries_used_up';
    expect((await team.submit(login.id, 'code', wrong(code))).body).toMatchObject({ code: used });
    expect(await team.look(login.id)).toMatchObject({
      state: 'expired',
      code: { attemptsLeft: 0, next: { sentBy: 'sms' } },
      problem: { code: used },
    });
    expect((await team.submit(login.id, 'code', code)).body).toMatchObject({ code: 'wrong_state' });
    expect((await team.resend(login.id)).body).toMatchObject({
      state: 'code_sent',
      code: { attemptsLeft: 5 },
      problem: null,
    });
    const connected = await team.submit(login.id, 'code', await team.code(telegram.userId));
    expect(connected.body).toMatchObject({ state: 'connected' });
  });

  it.each([
    ['PHONE_CODE_EXPIRED', 'code_expired'],
    ['AUTH_RESTART', 'login_restarted'],
  ])('goes on with a new code after %s', async (error, code) => {
    const { telegram, login } = await begun();
    await team.control.addFault({ method: 'auth.signIn', error, count: 1 });
    expect(await team.submit(login.id, 'code', '12345')).toMatchObject({ status: 409, body: { code } });
    expect(await team.look(login.id)).toMatchObject({ state: 'expired', problem: { code } });
    expect((await team.resend(login.id)).body).toMatchObject({ state: 'code_sent' });
    const connected = await team.submit(login.id, 'code', await team.code(telegram.userId));
    expect(connected.body).toMatchObject({ state: 'connected' });
  });

  it('asks once more for a code where Telegram wants to begin anew', async () => {
    const { userId, phone } = await somebody();
    await team.control.addFault({ method: 'auth.sendCode', error: 'AUTH_RESTART', count: 1 });
    expect((await team.start(phone)).body).toMatchObject({ state: 'code_sent' });
    expect(await codesSentTo(userId)).toBe(1);
  });

  it('ends the attempt when Telegram wants a newer client', async () => {
    const { login } = await begun();
    await team.control.addFault({ method: 'auth.signIn', error: 'UPDATE_APP_TO_LOGIN', count: 1 });
    const code = 'login_needs_update';
    expect(await team.submit(login.id, 'code', '12345')).toMatchObject({ status: 409, body: { code } });
    expect(await team.look(login.id)).toMatchObject({ state: 'failed', problem: { code } });
  });

  it('goes on with the same code where the connection was lost', async () => {
    const { login, code } = await begun();
    await team.control.addFault({ method: 'auth.signIn', dropConnection: true, count: 1 });
    expect(await team.submit(login.id, 'code', code)).toMatchObject({
      body: { code: 'telegram_unreachable' },
    });
    expect(await team.look(login.id)).toMatchObject({ state: 'code_sent' });
    expect((await team.submit(login.id, 'code', code)).body).toMatchObject({ state: 'connected' });
  });

  it('can be given up, which whoever watches is told', async () => {
    const { login } = await begun();
    const view = await team.watch(login.id);
    expect(await team.call('DELETE', `logins/${login.id}`)).toMatchObject({ status: 204 });
    await view.until(({ data }) => data.problem?.code === 'login_cancelled');
    expect(await team.call('GET', `logins/${login.id}`)).toMatchObject({ status: 404 });
  });

  it('ends when nobody goes on with it for ten minutes', async () => {
    const { login } = await begun();
    await team.clock.advance(10 * 60_000);
    const ended = await team.until(login.id, ({ state }) => state === 'expired');
    expect(ended).toMatchObject({ code: null, problem: { code: 'login_expired' } });
    expect((await team.resend(login.id)).body).toMatchObject({ code: 'wrong_state' });
  });
});

describe('another code', () => {
  it('is sent by the next way once it is time for it, and the last way has none after it', async () => {
    const { telegram, login, code } = await begun();
    const early = await team.resend(login.id);
    expect(early).toMatchObject({ status: 429, body: { code: 'resend_too_early' } });
    expect(early.body.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(await codesSentTo(telegram.userId)).toBe(1);

    await team.clock.advance(60_000);
    expect(await team.resend(login.id)).toMatchObject({
      status: 200,
      body: { state: 'code_sent', code: { sentBy: 'call', next: null, attemptsLeft: 5 } },
    });
    expect((await team.submit(login.id, 'code', code)).body).toMatchObject({ code: 'code_invalid' });
    expect(await team.resend(login.id)).toMatchObject({ status: 409, body: { code: 'resend_unavailable' } });
    const connected = await team.submit(login.id, 'code', await team.code(telegram.userId));
    expect(connected.body).toMatchObject({ state: 'connected' });
  });

  it('is sent once for a wish that arrives twice', async () => {
    const { telegram, login } = await begun();
    await team.clock.advance(60_000);
    const url = `/api/v1/accounts/logins/${login.id}/resend`;
    const key = { 'idempotency-key': 'resend-once' };
    const wish = () => team.integration.call({ teamId: team.teamId }, 'POST', url, undefined, key);
    const [first, second] = await Promise.all([wish(), wish()]);
    expect(first).toMatchObject({ status: 200 });
    expect(second).toEqual(first);
    expect(await codesSentTo(telegram.userId)).toBe(2);
  });

  it('counts towards those a number may be asked for', async () => {
    const { telegram, login } = await begun();
    for (const other of [newId(), newId()]) await team.start(telegram.phone, other);
    await team.clock.advance(60_000);
    expect(await team.resend(login.id)).toMatchObject({ status: 429, body: { code: 'phone_flood' } });
  });

  it('of which Telegram has none is not offered again', async () => {
    const { login } = await begun();
    await team.clock.advance(60_000);
    await team.control.addFault({ method: 'auth.resendCode', error: 'SEND_CODE_UNAVAILABLE', count: 1 });
    expect(await team.resend(login.id)).toMatchObject({ status: 409, body: { code: 'resend_unavailable' } });
    expect(await team.look(login.id)).toMatchObject({ state: 'code_sent', code: { next: null } });
  });

  it.each([
    ['PHONE_NUMBER_FLOOD', 'phone_flood', null],
    ['FLOOD_WAIT_3600', 'flood_wait', null],
    ['FLOOD_WAIT_120', 'flood_wait', { sentBy: 'call' }],
  ])('that Telegram refuses with %s leaves the first as good as it was', async (error, code, next) => {
    const { login, code: first } = await begun();
    await team.clock.advance(60_000);
    await team.control.addFault({ method: 'auth.resendCode', error, count: 1 });
    expect((await team.resend(login.id)).body).toMatchObject({ code });
    const told = await team.look(login.id);
    expect(told).toMatchObject({ state: 'code_sent', code: { next }, problem: null });
    if (next) expect(Date.parse(told.code.next.at)).toBeGreaterThan(team.clock.now() + 100_000);
    const connected = await team.submit(login.id, 'code', first);
    expect(connected.body).toMatchObject({ state: 'connected' });
  });

  it('has to wait also where the first is good for nothing any more, and is sent after that', async () => {
    const { login } = await begun();
    await team.control.addFault({ method: 'auth.signIn', error: 'PHONE_CODE_EXPIRED', count: 1 });
    await team.submit(login.id, 'code', '12345');
    await team.control.addFault({ method: 'auth.sendCode', error: 'FLOOD_WAIT_30', count: 1 });
    expect((await team.resend(login.id)).body).toMatchObject({ code: 'flood_wait', retryAfterSeconds: 30 });
    expect(await team.look(login.id)).toMatchObject({ state: 'expired', problem: { code: 'flood_wait' } });
    expect((await team.resend(login.id)).body).toMatchObject({ code: 'flood_wait' });
    await team.control.clearFaults();
    await team.clock.advance(30_000);
    expect((await team.resend(login.id)).body).toMatchObject({ state: 'code_sent' });
  });

  it('is asked for where the attempt goes on: an expired one gives way to one begun since', async () => {
    const { telegram, login } = await begun();
    await team.control.addFault({ method: 'auth.signIn', error: 'PHONE_CODE_EXPIRED', count: 1 });
    await team.submit(login.id, 'code', '12345');
    const { body: newer } = await team.start(telegram.phone);
    expect(newer.id).not.toBe(login.id);
    expect((await team.resend(login.id)).body).toMatchObject({ code: 'wrong_state' });
    expect(await team.look(newer.id)).toMatchObject({ state: 'code_sent' });
  });
});

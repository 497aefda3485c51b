import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTelegramAccount, untilChannelsKnown } from './harness.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

const PASSWORD = 'correct horse';

let team: LoggingIn;
beforeAll(async () => {
  team = await createLoggingIn();
});
afterAll(() => team.close());
beforeEach(async () => void (await team.control.clearFaults()));

/** Somebody whose code was accepted, and who owes the password. */
async function owing() {
  const telegram = await createTelegramAccount(team.harness.sandbox, {
    password: PASSWORD,
    passwordHint: 'battery staple',
  });
  const { body: login } = await team.start(telegram.phone);
  const { body } = await team.submit(login.id, 'code', await team.code(telegram.userId));
  return { telegram, id: login.id, body };
}

describe('a two-step password', () => {
  it('is asked for with the hint of its owner, which a page that is reloaded shows too', async () => {
    const { id, body } = await owing();
    expect(body).toMatchObject({
      state: 'password_needed',
      code: null,
      password: { hint: 'battery staple', attemptsLeft: 5 },
    });
    expect(await team.look(id)).toEqual(body);
    const connected = await team.submit(id, 'password', PASSWORD);
    expect(connected).toMatchObject({ status: 200, body: { state: 'connected', password: null } });
  });

  it('that is wrong is asked for again, with the tries that are left', async () => {
    const { id } = await owing();
    expect(await team.submit(id, 'password', 'wrong horse')).toMatchObject({
      status: 400,
      body: { code: 'password_invalid' },
    });
    expect(await team.look(id)).toMatchObject({
      state: 'password_needed',
      password: { hint: 'battery staple', attemptsLeft: 4 },
    });
    expect((await team.submit(id, 'password', PASSWORD)).body).toMatchObject({ state: 'connected' });
  });

  it('that is wrong five times ends the attempt, after which one begins anew', async () => {
    const { telegram, id } = await owing();
    for (let n = 0; n < 4; n += 1) await team.submit(id, 'password', 'wrong horse');
    const code = 'password_tries_used_up';
    expect(await team.submit(id, 'password', 'wrong horse')).toMatchObject({ status: 409, body: { code } });
    expect(await team.look(id)).toMatchObject({ state: 'failed', password: null, problem: { code } });
    expect((await team.submit(id, 'password', PASSWORD)).body).toMatchObject({ code: 'wrong_state' });
    const again = await team.start(telegram.phone);
    expect(again).toMatchObject({ status: 201, body: { state: 'code_sent' } });
    expect(again.body.id).not.toBe(id);
  });

  it('of which Telegram has heard too many ends the attempt', async () => {
    const { id } = await owing();
    await team.control.addFault({ method: 'auth.checkPassword', error: 'PHONE_PASSWORD_FLOOD', count: 1 });
    const code = 'login_flood';
    expect(await team.submit(id, 'password', PASSWORD)).toMatchObject({ status: 429, body: { code } });
    expect(await team.look(id)).toMatchObject({ state: 'failed', problem: { code } });
  });

  it('is proven anew where Telegram has replaced its question', async () => {
    const { id } = await owing();
    await team.control.addFault({ method: 'auth.checkPassword', error: 'SRP_ID_INVALID', count: 1 });
    expect((await team.submit(id, 'password', PASSWORD)).body).toMatchObject({ state: 'connected' });
  });

  it('is asked for again where the question is replaced again and again', async () => {
    const { id } = await owing();
    await team.control.addFault({ method: 'auth.checkPassword', error: 'SRP_ID_INVALID', count: 2 });
    expect((await team.submit(id, 'password', PASSWORD)).body).toMatchObject({
      code: 'password_question_changed',
    });
    expect(await team.look(id)).toMatchObject({ state: 'password_needed', password: { attemptsLeft: 5 } });
    expect((await team.submit(id, 'password', PASSWORD)).body).toMatchObject({ state: 'connected' });
  });

  it('that its owner has changed meanwhile is the one that counts', async () => {
    const { telegram, id } = await owing();
    await team.control.setPassword(telegram.userId, 'another horse');
    expect((await team.submit(id, 'password', PASSWORD)).body).toMatchObject({ code: 'password_invalid' });
    const connected = await team.submit(id, 'password', 'another horse');
    expect(connected.body).toMatchObject({ state: 'connected' });
  });

  it.each(['taken away by its owner', 'AUTH_RESTART'])(
    '%s has the login begin anew, by another code',
    async why => {
      const { telegram, id } = await owing();
      if (why === 'AUTH_RESTART') {
        await team.control.addFault({ method: 'auth.checkPassword', error: why, count: 1 });
      } else {
        await team.control.setPassword(telegram.userId, null);
      }
      expect((await team.submit(id, 'password', PASSWORD)).body).toMatchObject({ code: 'login_restarted' });
      expect((await team.resend(id)).body).toMatchObject({ state: 'code_sent' });
      const { body } = await team.submit(id, 'code', await team.code(telegram.userId));
      expect(body.state).toBe(why === 'AUTH_RESTART' ? 'password_needed' : 'connected');
    },
  );

  it('need not be entered right again where only what comes after it failed', async () => {
    const { telegram, id } = await owing();
    const { connections } = team.integration.dependencies;
    const { adopt } = connections;
    vi.spyOn(connections, 'adopt').mockImplementationOnce(async (...given) => {
      await adopt(...given);
      throw new Error('the database is away');
    });
    expect((await team.submit(id, 'password', PASSWORD)).status).toBe(500);
    const { body } = await team.submit(id, 'password', PASSWORD);
    expect(body).toMatchObject({ state: 'connected' });
    await untilChannelsKnown(team.integration, team.teamId, body.accountId);
    const { items } = await team.control.record({ accountId: telegram.userId, method: 'auth.checkPassword' });
    expect(items).toHaveLength(1);
  });

  it('is waited for also where the code was entered in time, and its ten minutes were over before Telegram answered', async () => {
    const telegram = await createTelegramAccount(team.harness.sandbox, { password: PASSWORD });
    const { body: login } = await team.start(telegram.phone);
    await team.control.addFault({ method: 'account.getPassword', delayMs: 4_000, count: 1 });
    const signedIn = async () => (await team.control.record({ method: 'auth.signIn' })).items.length;
    const before = await signedIn();
    const entering = team.submit(login.id, 'code', await team.code(telegram.userId));
    await vi.waitFor(async () => expect(await signedIn()).toBe(before + 1), 10_000);
    await team.clock.advance(10 * 60_000);
    const expiring = team.integration.dependencies.expireLogins();
    await team.until(login.id, ({ state }) => state === 'expired');
    await expiring;
    expect((await entering).body).toMatchObject({ state: 'password_needed', problem: null });
    expect((await team.submit(login.id, 'password', PASSWORD)).body).toMatchObject({ state: 'connected' });
  });

  it('is waited for ten minutes from the code on', async () => {
    const { telegram, id } = await owing();
    await team.clock.advance(9 * 60_000);
    expect((await team.submit(id, 'password', PASSWORD)).body).toMatchObject({ state: 'connected' });
    const { body } = await team.start(telegram.phone);
    expect(body.id).not.toBe(id);
    const late = await owing();
    await team.clock.advance(10 * 60_000);
    const ended = await team.until(late.id, ({ state }) => state === 'expired');
    expect(ended).toMatchObject({ problem: { code: 'login_expired' }, password: null });
  });
});

import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTelegramAccount } from './harness.ts';
import { createLoggingIn, type LoggingIn } from './logging-in.ts';

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

describe('a number', () => {
  it('that Telegram does not take begins no attempt', async () => {
    expect(await team.start('+000000')).toMatchObject({ status: 400, body: { code: 'phone_invalid' } });
    const banned = await somebody();
    await team.control.ban(banned.userId);
    expect(await team.start(banned.phone)).toMatchObject({ status: 403, body: { code: 'phone_banned' } });
  });

  it('that Telegram bans in the middle ends the attempt', async () => {
    const { telegram, login, code } = await begun();
    await team.control.ban(telegram.userId);
    const answer = await team.submit(login.id, 'code', code);
    expect(answer).toMatchObject({ status: 403, body: { code: 'phone_banned' } });
    expect(await team.look(login.id)).toMatchObject({ state: 'failed', problem: { code: 'phone_banned' } });
  });

  it('that has no account is told so: none is registered', async () => {
    const { body: login } = await team.start('+79991230000000');
    expect(login).toMatchObject({ state: 'code_sent' });
    const answer = await team.submit(login.id, 'code', '12345');
    expect(answer).toMatchObject({ status: 409, body: { code: 'phone_unoccupied' } });
    expect(await team.look(login.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'phone_unoccupied' },
    });
  });

  it('of which Telegram has enough is told with the time to wait, and asked for no code until then', async () => {
    const { phone, userId } = await somebody();
    await team.control.addFault({ method: 'auth.sendCode', error: 'FLOOD_WAIT_77', count: 1 });
    const enough = { status: 429, body: { code: 'flood_wait', retryAfterSeconds: 77 } };
    expect(await team.start(phone)).toMatchObject(enough);
    await team.clock.advance(70_000);
    for (const anyTeam of [team.teamId, newId()]) {
      const refused = await team.start(phone, anyTeam);
      expect(refused).toMatchObject({ status: 429, body: { code: 'flood_wait' } });
      expect(refused.body.retryAfterSeconds).toBeLessThanOrEqual(7);
    }
    await team.clock.advance(7_000);
    expect((await team.start(phone)).body).toMatchObject({ state: 'code_sent' });
    expect(await codesSentTo(userId)).toBe(1);
    const other = await somebody();
    await team.control.addFault({ method: 'auth.sendCode', error: 'PHONE_NUMBER_FLOOD', count: 1 });
    expect(await team.start(other.phone)).toMatchObject({ status: 429, body: { code: 'phone_flood' } });
  });

  it('that has to wait in the middle goes on after it and not before, and a page that is reloaded knows when', async () => {
    const { login, code } = await begun();
    await team.control.addFault({ method: 'auth.signIn', error: 'FLOOD_WAIT_30', count: 1 });
    expect((await team.submit(login.id, 'code', code)).body).toMatchObject({ retryAfterSeconds: 30 });
    const waiting = await team.look(login.id);
    expect(waiting).toMatchObject({ state: 'code_sent', problem: { code: 'flood_wait' } });
    expect(Date.parse(waiting.problem.retryAt)).toBeGreaterThan(team.clock.now());
    await team.clock.advance(20_000);
    const early = await team.submit(login.id, 'code', code);
    expect(early).toMatchObject({ status: 429, body: { code: 'flood_wait' } });
    expect(early.body.retryAfterSeconds).toBeLessThanOrEqual(10);
    expect(await team.look(login.id)).toEqual(waiting);
    // The sandbox measures its wait by its own clock.
    await team.control.clearFaults();
    await team.clock.advance(10_000);
    expect((await team.submit(login.id, 'code', code)).body).toMatchObject({
      state: 'connected',
      problem: null,
    });
  });

  it('that has to wait longer than the attempt lives fails, with the time when another can begin', async () => {
    const { telegram, login, code } = await begun();
    await team.control.addFault({ method: 'auth.signIn', error: 'FLOOD_WAIT_86400', count: 1 });
    expect((await team.submit(login.id, 'code', code)).body).toMatchObject({ code: 'flood_wait' });
    const failed = await team.look(login.id);
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'flood_wait' } });
    expect(Date.parse(failed.problem.retryAt)).toBeGreaterThan(team.clock.now() + 86_000_000);
    const another = await team.start(telegram.phone);
    expect(another).toMatchObject({ status: 429, body: { code: 'flood_wait' } });
    expect(another.body.retryAfterSeconds).toBeGreaterThan(86_000);
  });

  it('is asked for no more than three codes in ten minutes, whichever team wants one', async () => {
    const { phone, userId } = await somebody();
    for (const other of [newId(), newId(), newId()]) {
      expect((await team.start(phone, other)).status).toBe(201);
    }
    const refused = await team.start(`${phone.slice(0, 3)} ${phone.slice(3)}`);
    expect(refused).toMatchObject({ status: 429, body: { code: 'phone_flood' } });
    expect(refused.body.retryAfterSeconds).toBeGreaterThan(590);
    expect(refused.body.retryAfterSeconds).toBeLessThanOrEqual(600);
    expect(await codesSentTo(userId)).toBe(3);
  });

  it('is not counted a code that Telegram did not send', async () => {
    const { phone, userId } = await somebody();
    for (const error of ['FLOOD_WAIT_1', 'PHONE_NUMBER_FLOOD', 'API_ID_INVALID']) {
      await team.control.addFault({ method: 'auth.sendCode', error, count: 1 });
      expect((await team.start(phone)).status).not.toBe(201);
      await team.clock.advance(2_000);
    }
    const { body: login } = await team.start(phone);
    await team.clock.advance(60_000);
    await team.control.addFault({ method: 'auth.resendCode', error: 'FLOOD_WAIT_1', count: 1 });
    expect((await team.resend(login.id)).body).toMatchObject({ code: 'flood_wait' });
    await team.clock.advance(2_000);
    for (const other of [newId(), newId()]) expect((await team.start(phone, other)).status).toBe(201);
    expect(await codesSentTo(userId)).toBe(3);
    expect((await team.start(phone, newId())).body).toMatchObject({ code: 'phone_flood' });
  });

  it('is counted a code that Telegram may have sent', async () => {
    const { phone } = await somebody();
    for (const _ of [1, 2, 3]) {
      await team.control.addFault({ method: 'auth.sendCode', error: 'TIMEOUT', count: 1 });
      expect((await team.start(phone)).body).toMatchObject({ code: 'telegram_failed' });
    }
    expect((await team.start(phone)).body).toMatchObject({ code: 'phone_flood' });
  });

  it('whose code a team waits for already goes on with that attempt, also when two begin at the same moment', async () => {
    const { telegram, login } = await begun();
    expect((await team.start(telegram.phone)).body).toEqual(await team.look(login.id));
    expect(await codesSentTo(telegram.userId)).toBe(1);
    const { phone, userId } = await somebody();
    const [one, other] = await Promise.all([team.start(phone), team.start(phone)]);
    expect(other.body).toEqual(one.body);
    expect(await codesSentTo(userId)).toBe(1);
  });

  it('is no concern of the attempt for another number, or of another team', async () => {
    const [one, other] = [await begun(), await begun()];
    const stranger = newId();
    const { body: theirs } = await team.start(one.telegram.phone, stranger);
    expect(theirs.id).not.toBe(one.login.id);
    for (const { login, code } of [other, one]) {
      expect((await team.submit(login.id, 'code', code)).body).toMatchObject({ state: 'connected' });
    }
  });
});

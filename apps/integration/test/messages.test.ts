import { newId } from '@muster/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInviting, first, type Inviting } from './inviting.ts';

let team: Inviting;
let at: Awaited<ReturnType<Inviting['scene']>>;
beforeAll(async () => {
  team = await createInviting();
  at = await team.scene('supergroup', 40);
});
afterAll(() => team.harness.close());
beforeEach(async () => {
  await team.control.clearFaults();
  // Somebody new for each test.
  at = { ...at, people: at.people.slice(1) };
});

type Claims = Parameters<Inviting['permitFor']>[2];

const permitFor = (userId: string, claims: Claims = {}) =>
  team.permitFor(at, userId, { action: 'direct_message', channel: null, ...claims });

const post = (permit: string, platformUserId: string, extra: { text?: string; repeats?: string } = {}) =>
  team.integration.call({ service: 'invite' }, 'POST', '/messages', {
    permit,
    platformUserId,
    text: 'Come and run with us',
    ...extra,
  });

const write = (userId: string, claims: Claims = {}, extra: { text?: string; repeats?: string } = {}) =>
  post(permitFor(userId, claims), userId, extra);

const arrivedAt = async (userId: string) =>
  (await team.control.messages(userId, { personId: at.telegram.userId })).items
    .filter(({ fromUserId }) => fromUserId === at.telegram.userId)
    .map(({ text }) => text);

describe('a direct message', () => {
  it('arrives, and its permit is reported as used', async () => {
    const permitId = newId();
    const { body } = await write(first(at), { jti: permitId });
    expect(body).toMatchObject({ outcome: 'sent' });
    expect(await arrivedAt(first(at))).toEqual(['Come and run with us']);
    expect(team.reportsOf(permitId)).toEqual([
      { about: 'permit', permitId, outcome: 'committed', executedAt: body.executedAt, accountFault: false },
    ]);
  });

  it('is sent once under one permit, however often and at the same time it is asked for', async () => {
    const permit = permitFor(first(at));
    const answers = await Promise.all([1, 2, 3].map(() => post(permit, first(at))));
    answers.push(await post(permit, first(at)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await arrivedAt(first(at))).toHaveLength(1);
  });

  it('whose answer was lost is unknown, and sent again arrives no second time', async () => {
    const lost = newId();
    await team.control.addFault({ method: 'messages.sendMessage', dropAnswer: true, count: 1 });
    expect((await write(first(at), { jti: lost })).body).toMatchObject({ outcome: 'unknown' });
    expect((await write(first(at), {}, { repeats: lost })).body).toMatchObject({ outcome: 'sent' });
    expect(await arrivedAt(first(at))).toHaveLength(1);
  });

  it('of which Telegram says that it had it before is sent', async () => {
    await team.control.addFault({ method: 'messages.sendMessage', error: 'RANDOM_ID_DUPLICATE', count: 1 });
    expect((await write(first(at))).body).toMatchObject({ outcome: 'sent' });
  });

  it('repeats nothing that was not sent to the same person', async () => {
    const [one = '', two = ''] = at.people;
    const permitId = newId();
    await write(one, { jti: permitId });
    for (const repeats of [permitId, newId()]) {
      expect(await write(two, {}, { repeats })).toMatchObject({
        status: 409,
        body: { code: 'permit_refused' },
      });
    }
    expect(await arrivedAt(two)).toEqual([]);
  });

  it.each([
    ['PRIVACY_PREMIUM_REQUIRED', 'message_premium_required'],
    ['ALLOW_PAYMENT_REQUIRED_50', 'message_payment_required'],
    ['YOU_BLOCKED_USER', 'user_blocked'],
    ['INPUT_USER_DEACTIVATED', 'user_deactivated'],
    ['MOON_PHASE_INVALID', 'telegram_error'],
  ])('that Telegram refuses with %s is refused as %s', async (error, code) => {
    await team.control.addFault({ method: 'messages.sendMessage', error, count: 1 });
    expect((await write(first(at))).body).toMatchObject({ outcome: 'refused', code });
  });

  it('to somebody who has blocked the account is refused', async () => {
    await team.control.block(first(at), at.telegram.userId);
    expect((await write(first(at))).body).toMatchObject({ outcome: 'refused', code: 'user_blocked' });
  });

  it('to somebody the account cannot address is not sent, and the permit is given back', async () => {
    const { userId } = await team.control.createAccount({ phone: '+79995550001', firstName: 'Stranger' });
    const permitId = newId();
    expect((await write(userId, { jti: permitId })).body).toEqual({
      outcome: 'not_sent',
      code: 'person_not_addressable',
    });
    expect(team.reportsOf(permitId)).toMatchObject([{ outcome: 'refunded' }]);
  });

  it('with an address that Telegram does not accept forgets the address', async () => {
    await team.control.addFault({ method: 'messages.sendMessage', error: 'PEER_ID_INVALID', count: 1 });
    const code = 'person_not_addressable';
    expect((await write(first(at))).body).toMatchObject({ outcome: 'refused', code });
    expect((await write(first(at))).body).toEqual({ outcome: 'not_sent', code });
  });

  it('to somebody who wrote first, with an address that Telegram does not accept, forgets the address', async () => {
    await team.control.write(first(at), { personId: at.telegram.userId, text: 'Hello' });
    await team.control.addFault({ method: 'messages.getHistory', error: 'PEER_ID_INVALID', count: 1 });
    const refused = { outcome: 'not_sent', code: 'person_not_addressable' };
    expect((await write(first(at), { wroteFirst: true })).body).toEqual(refused);
    const asked = await team.callsOf(at, 'messages.getHistory');
    expect((await write(first(at), { wroteFirst: true })).body).toEqual(refused);
    expect(await team.callsOf(at, 'messages.getHistory')).toHaveLength(asked.length);
  });

  it.each([
    ['has expired', { expiresAtMs: 1 }],
    ['is for another person', { target: 'x'.repeat(43) }],
    ['is for another action', { action: 'invite' as const }],
    ['names an account of another team', { teamId: newId() }],
  ])('under a permit that %s is refused', async (_why, claims) => {
    expect(await write(first(at), claims)).toMatchObject({ status: 409, body: { code: 'permit_refused' } });
    expect(await arrivedAt(first(at))).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['longer than Telegram takes', 'x'.repeat(4_097)],
  ])('that is %s is refused', async (_what, text) => {
    expect(await write(first(at), {}, { text })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input' },
    });
  });
});

describe('a message to somebody who wrote first', () => {
  it('is sent when they did', async () => {
    await team.control.write(first(at), { personId: at.telegram.userId, text: 'When do you run?' });
    expect((await write(first(at), { wroteFirst: true })).body).toMatchObject({ outcome: 'sent' });
  });

  it('is not sent when they did not, and the permit is given back', async () => {
    await write(first(at));
    const permitId = newId();
    expect((await write(first(at), { wroteFirst: true, jti: permitId })).body).toEqual({
      outcome: 'not_sent',
      code: 'did_not_write_first',
    });
    expect(team.reportsOf(permitId)).toMatchObject([{ outcome: 'refunded' }]);
    expect(await arrivedAt(first(at))).toHaveLength(1);
  });

  it('is not sent when nobody can say', async () => {
    await team.control.addFault({ method: 'messages.getHistory', error: 'MOON_PHASE_INVALID', count: 1 });
    expect((await write(first(at), { wroteFirst: true })).body).toEqual({
      outcome: 'not_sent',
      code: 'telegram_error',
    });
  });
});

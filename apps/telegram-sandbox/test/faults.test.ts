import { Api, type TelegramClient } from 'telegram';
import { RPCError } from 'telegram/errors/index.js';
import { Raw } from 'telegram/events/index.js';
import { describe, expect, it } from 'vitest';
import type { Tl } from '../src/tl/api.ts';
import { useSandbox } from './fixture.ts';
import { errorOf } from './gramjs-client.ts';

const telegram = useSandbox();
const state = (client: TelegramClient) => errorOf(client.invoke(new Api.updates.GetState()));

describe('a fault on command', () => {
  it('answers FLOOD_WAIT to everybody who does not wait it out, by the world’s clock', async () => {
    const { client, account } = await telegram.newUser();
    const other = await telegram.newUser();
    const fault = { method: 'updates.getState', accountId: account.userId, error: 'FLOOD_WAIT_30', count: 1 };
    await telegram.control.addFault(fault);
    expect(await state(client)).toBe('FLOOD_WAIT_30');
    expect(await state(other.client)).toBe('ok');
    await telegram.control.advanceClock(20_000);
    expect(await state(client)).toMatch(/^FLOOD_WAIT_(9|10)$/);
    await telegram.control.advanceClock(10_000);
    expect(await state(client)).toBe('ok');
    const { items } = await telegram.control.record(`accountId=${account.userId}&method=updates.getState`);
    expect(items.map(({ outcome }) => outcome.replace(/_9$/, '_10'))).toEqual([
      'FLOOD_WAIT_30',
      'FLOOD_WAIT_10',
      'ok',
    ]);
  });

  it('tells how many calls it holds back, and executes them at the time the world has then', async () => {
    const { client, account } = await telegram.newUser();
    const delayedCalls = async () =>
      (await telegram.control.request<{ delayedCalls: number }>('GET', '/clock')).delayedCalls;
    await telegram.control.addFault({ accountId: account.userId, delayMs: 500, count: 1 });
    expect(await delayedCalls()).toBe(0);
    const answer = state(client);
    await expect.poll(delayedCalls, { interval: 10 }).toBe(1);
    const { now } = await telegram.control.advanceClock(3_600_000);
    expect(await answer).toBe('ok');
    expect(await delayedCalls()).toBe(0);
    const { items } = await telegram.control.record(`accountId=${account.userId}&method=updates.getState`);
    expect(items.filter(({ at }) => at >= now)).toHaveLength(1);
  });

  it('answers any error as often as asked, and no more when switched off', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.addFault({ accountId: account.userId, error: 'PEER_FLOOD', count: 2 });
    expect([await state(client), await state(client), await state(client)]).toEqual([
      'PEER_FLOOD',
      'PEER_FLOOD',
      'ok',
    ]);
    const { id } = await telegram.control.addFault({
      accountId: account.userId,
      error: 'USER_PRIVACY_RESTRICTED',
    });
    expect(await state(client)).toBe('USER_PRIVACY_RESTRICTED');
    await telegram.control.request('DELETE', `/faults/${id}`);
    expect(await state(client)).toBe('ok');
  });

  it('answers it with the code that Telegram gives it, or with another one', async () => {
    const { client, account } = await telegram.newUser();
    const answered = async (fault: { error: string; code?: number }) => {
      await telegram.control.addFault({ accountId: account.userId, ...fault, count: 1 });
      const call = client.invoke(new Api.updates.GetState());
      return call.catch((error: unknown) => (error instanceof RPCError ? error.code : error));
    };
    expect(await answered({ error: 'CHAT_SEND_PLAIN_FORBIDDEN' })).toBe(403);
    expect(await answered({ error: 'CHANNEL_PRIVATE' })).toBe(406);
    expect(await answered({ error: 'CHANNEL_PRIVATE', code: 400 })).toBe(400);
    await expect(
      telegram.control.addFault({ method: 'updates.getState', delayMs: 1, code: 400 }),
    ).rejects.toThrow(/code goes with error/);
  });

  it('executes a call and keeps its answer back', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.addFault({
      accountId: account.userId,
      method: 'messages.sendMessage',
      dropAnswer: true,
      count: 1,
    });
    const answered = client.sendMessage('me', { message: 'to nobody' }).then(() => 'answered');
    await expect.poll(() => texts(client), { timeout: 10_000 }).toEqual(['to nobody']);
    expect(await Promise.race([answered, Promise.resolve('silence')])).toBe('silence');
  });

  it('executes a call and cuts the connection instead of answering', async () => {
    const { client, account } = await telegram.newUser();
    const fault = {
      accountId: account.userId,
      method: 'messages.sendMessage',
      dropAnswer: true,
      dropConnection: true,
    };
    await telegram.control.addFault({ ...fault, count: 1 });
    // gramjs connects again and sends the same random_id again, which must not become a second message.
    const sent = await client.sendMessage('me', { message: 'once' });
    expect(await texts(client)).toEqual(['once']);
    expect(sent.id).toBe(1);
    const { items } = await telegram.control.record(
      `accountId=${account.userId}&method=messages.sendMessage`,
    );
    expect(items.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  });

  it('cuts the connection without executing the call', async () => {
    const { client, account } = await telegram.newUser();
    await telegram.control.addFault({
      accountId: account.userId,
      method: 'updates.getState',
      dropConnection: true,
      count: 1,
    });
    expect(await state(client)).toBe('ok');
    const { items } = await telegram.control.record(`accountId=${account.userId}&method=updates.getState`);
    expect(items.map(({ outcome }) => outcome)).toEqual(['CONNECTION_CUT', 'ok']);
  });

  it('cuts the connection in the middle of an answer that was executed', async () => {
    const { client, account } = await telegram.newUser();
    const method = 'messages.sendMessage';
    await telegram.control.addFault({ accountId: account.userId, method, halfAnswer: true, count: 1 });
    const sent = await client.sendMessage('me', { message: 'halved' });
    expect(await texts(client)).toEqual(['halved']);
    expect(sent.id).toBe(1);
    const { items } = await telegram.control.record(`accountId=${account.userId}&method=${method}`);
    expect(items.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  });

  it('neither executes a call nor answers it', async () => {
    const { client, account } = await telegram.newUser();
    const method = 'messages.sendMessage';
    await telegram.control.addFault({ accountId: account.userId, method, dropCall: true, count: 1 });
    const answered = client.sendMessage('me', { message: 'into the void' }).then(() => 'answered');
    const recorded = () =>
      telegram.control
        .record(`accountId=${account.userId}&method=${method}`)
        .then(({ items }) => items.map(({ outcome }) => outcome));
    await expect.poll(recorded, { timeout: 10_000 }).toEqual(['CALL_DROPPED']);
    expect(await texts(client)).toEqual([]);
    expect(await Promise.race([answered, Promise.resolve('silence')])).toBe('silence');
  });

  it('strikes the calls that address somebody, however they are addressed', async () => {
    const { client } = await telegram.newUser();
    const target = await telegram.newAccount({ username: 'struck_person' });
    await telegram.newAccount({ username: 'spared_person' });
    await telegram.control.addFault({ target: target.userId, error: 'USER_BLOCKED' });
    const resolve = (username: string) =>
      errorOf(client.invoke(new Api.contacts.ResolveUsername({ username })));
    expect([await resolve('struck_person'), await resolve('spared_person')]).toEqual(['USER_BLOCKED', 'ok']);
    await telegram.control.clearFaults();
    const [user] = (await client.invoke(new Api.contacts.ResolveUsername({ username: 'struck_person' })))
      .users;
    await telegram.control.addFault({ target: target.userId, error: 'USER_BLOCKED' });
    if (!(user instanceof Api.User)) throw new Error('not resolved');
    expect(await errorOf(client.invoke(new Api.users.GetUsers({ id: [user] })))).toBe('USER_BLOCKED');
    await telegram.control.clearFaults();
  });

  it('and its running wait are there again after a restart', async () => {
    const account = await telegram.newAccount();
    const { faults, floodWaits } = telegram.sandbox;
    faults.add({ method: 'updates.getState', accountId: account.userId, error: 'X', count: 3 });
    floodWaits.start(account.userId, 'updates.getState', 600);
    await telegram.restart();
    expect(telegram.sandbox.faults.all()).toMatchObject([
      { accountId: account.userId, error: 'X', count: 3 },
    ]);
    expect(telegram.sandbox.floodWaits.left(account.userId, 'updates.getState')).toBeGreaterThan(590);
    await telegram.control.clearFaults();
    await telegram.restart();
    expect(telegram.sandbox.faults.all()).toEqual([]);
    expect(telegram.sandbox.floodWaits.left(account.userId, 'updates.getState')).toBe(0);
  });

  it('has to say what is to go wrong', async () => {
    await expect(telegram.control.addFault({ method: 'updates.getState' })).rejects.toThrow(
      /say what is to go wrong/,
    );
  });
});

async function texts(client: TelegramClient): Promise<string[]> {
  const messages = await client.getMessages('me', { limit: 10 });
  return Array.from(messages, ({ message }) => message);
}

describe('a fault of a pushed update', () => {
  const pushed: Tl<'Updates'> = { _: 'updateShort', update: { _: 'updateConfig' }, date: 1 };
  const other: Tl<'Updates'> = {
    _: 'updateShort',
    update: { _: 'updateDcOptions', dc_options: [] },
    date: 1,
  };

  /** What arrives until the update that no rule concerns. */
  async function arriving(client: TelegramClient, push: () => void): Promise<string[]> {
    const seen: string[] = [];
    const last = new Promise<void>(resolve => {
      client.addEventHandler((update: Api.TypeUpdate) => {
        seen.push(update.className);
        if (update.className === 'UpdateDcOptions') resolve();
      }, new Raw({}));
    });
    push();
    await last;
    return seen.filter(name => name === 'UpdateConfig');
  }

  it.each([
    ['lose', []],
    ['duplicate', ['UpdateConfig', 'UpdateConfig']],
  ] as const)('can %s it, for one account and one type', async (update, expected) => {
    const { client, account } = await telegram.newUser();
    const userId = Number(account.userId);
    await telegram.control.addFault({
      accountId: account.userId,
      update,
      updateType: 'updateConfig',
      count: 1,
    });
    const seen = await arriving(client, () => {
      telegram.sandbox.live.push({ userId }, pushed);
      telegram.sandbox.live.push({ userId }, other);
    });
    expect(seen).toEqual(expected);
  });
});

describe('a fault that strikes the account', () => {
  it.each([
    ['ban', 'USER_DEACTIVATED_BAN'],
    ['freeze', 'FROZEN_METHOD_INVALID'],
    ['revoke-sessions', 'SESSION_REVOKED'],
  ] as const)('can %s it; the call is answered accordingly, and so is the next', async (action, error) => {
    const { client, account } = await telegram.newUser();
    await telegram.control.addFault({ accountId: account.userId, account: action, count: 1 });
    const exportLink = () =>
      errorOf(client.invoke(new Api.messages.ExportChatInvite({ peer: new Api.InputPeerSelf() })));
    expect([await exportLink(), await exportLink()]).toEqual([error, error]);
  });
});

import { once } from 'node:events';
import { Api, type TelegramClient } from 'telegram';
import { Raw } from 'telegram/events/index.js';
import { describe, expect, it } from 'vitest';
import type { Tl } from '../src/tl/api.ts';
import { useSandbox } from './fixture.ts';
import { encodeCall, newRawClient } from './raw-client.ts';

const telegram = useSandbox();

const configChanged: Tl<'Updates'> = { _: 'updateShort', update: { _: 'updateConfig' }, date: 1 };

/** The updates a client gets from now on. */
function updatesOf(client: TelegramClient) {
  const seen: string[] = [];
  let wake = () => {};
  client.addEventHandler((update: Api.TypeUpdate) => {
    seen.push(update.className);
    wake();
  }, new Raw({}));
  return {
    seen,
    async first() {
      while (seen.length === 0) await new Promise<void>(resolve => (wake = resolve));
      return seen[0];
    },
  };
}

describe('a push', () => {
  it('reaches every client of a user, however many keys they have, and nobody else', async () => {
    const { client, account } = await telegram.newUser();
    const second = await telegram.logIn(account);
    const { client: stranger } = await telegram.newUser();
    const [one, two, none] = [client, second, stranger].map(updatesOf);
    telegram.sandbox.live.push({ userId: Number(account.userId) }, configChanged);
    expect(await Promise.all([one?.first(), two?.first()])).toEqual(['UpdateConfig', 'UpdateConfig']);
    await stranger.invoke(new Api.help.GetNearestDc());
    expect(none?.seen).toEqual([]);
  });

  it('reaches a key with which nobody is logged in', async () => {
    const client = await telegram.connect();
    const updates = updatesOf(client);
    const [keyId = 0n] = [client.session.getAuthKey()?.keyId?.toString()].map(id =>
      BigInt.asIntN(64, BigInt(id ?? 0)),
    );
    telegram.sandbox.live.push({ keyId }, configChanged);
    expect(await updates.first()).toBe('UpdateConfig');
  });

  it('leaves out sessions that declined updates, until they make a call that does not', async () => {
    const { raw, account } = await newRawClient(telegram);
    raw.call({ _: 'invokeWithoutUpdates', query: encodeCall({ _: 'updates.getState' }) });
    await raw.next('rpc_result');
    telegram.sandbox.live.push({ userId: Number(account.userId) }, configChanged);
    const pinged = raw.service({ _: 'ping', ping_id: 1n });
    expect(await raw.next('updateShort', 'pong')).toMatchObject({ value: { msg_id: pinged } });
    raw.call({ _: 'updates.getState' });
    await raw.next('rpc_result');
    telegram.sandbox.live.push({ userId: Number(account.userId) }, configChanged);
    await raw.next('updateShort');
  });

  it('is content-related, has a message id of its own kind, and comes again until it is acknowledged', async () => {
    const { raw, account } = await newRawClient(telegram);
    raw.call({ _: 'updates.getState' });
    await raw.next('rpc_result');
    telegram.sandbox.live.push({ userId: Number(account.userId) }, configChanged);
    const pushed = await raw.next('updateShort');
    expect([pushed.id & 3n, pushed.seqNo & 1]).toEqual([3n, 1]);

    raw.service({ _: 'msg_resend_req', msg_ids: [pushed.id] });
    expect(await raw.next('updateShort')).toEqual(pushed);
    await raw.reconnect();
    raw.service({ _: 'ping', ping_id: 1n });
    expect(await raw.next('updateShort')).toEqual(pushed);

    raw.acknowledge(pushed.id);
    raw.service({ _: 'msg_resend_req', msg_ids: [pushed.id] });
    raw.service({ _: 'ping', ping_id: 2n });
    expect(await raw.next('updateShort', 'pong')).toMatchObject({ value: { ping_id: 2n } });
  });

  it('reaches a live session once, however many others its key has begun since', async () => {
    const { raw, account } = await newRawClient(telegram);
    raw.call({ _: 'updates.getState' });
    await raw.next('rpc_result');
    for (let other = 0; other < 9; other++) {
      const twin = await raw.twin(telegram.sandbox.dataCenters.media[0]?.port);
      twin.service({ _: 'ping', ping_id: 1n });
      await twin.next('pong');
      twin.socket.destroy();
    }
    raw.call({ _: 'updates.getState' });
    await raw.next('rpc_result');
    telegram.sandbox.live.push({ userId: Number(account.userId) }, configChanged);
    raw.service({ _: 'ping', ping_id: 2n });
    const arrived = [await raw.next('updateShort', 'pong'), await raw.next('updateShort', 'pong')];
    expect(arrived.map(({ _ }) => _)).toEqual(['updateShort', 'pong']);
  });

  it('goes to no connection for files, and to no session that was destroyed', async () => {
    const { raw, account } = await newRawClient(telegram);
    raw.call({ _: 'updates.getState' });
    await raw.next('rpc_result');
    const twin = await raw.twin(telegram.sandbox.dataCenters.media[0]?.port);
    twin.call({ _: 'help.getConfig' });
    await twin.next('rpc_result');
    telegram.sandbox.live.push({ userId: Number(account.userId) }, configChanged);
    await raw.next('updateShort');
    twin.service({ _: 'destroy_session', session_id: raw.sessionId });
    expect((await twin.next('updateShort', 'destroy_session_ok'))._).toBe('destroy_session_ok');
    telegram.sandbox.live.push({ userId: Number(account.userId) }, configChanged);
    raw.service({ _: 'ping', ping_id: 4n });
    expect((await raw.next('updateShort', 'pong'))._).toBe('pong');
  });

  it('goes nowhere once the connection is closed or the login revoked', async () => {
    const { raw, account } = await newRawClient(telegram);
    const userId = Number(account.userId);
    raw.service({ _: 'ping', ping_id: 1n });
    await raw.next('pong');
    expect([...telegram.sandbox.live.users()]).toContain(userId);
    await telegram.control.request('POST', `/accounts/${account.userId}/revoke-sessions`);
    expect([...telegram.sandbox.live.users()]).not.toContain(userId);
    telegram.sandbox.live.push({ userId }, configChanged);
    raw.service({ _: 'ping', ping_id: 3n });
    expect((await raw.next('updateShort', 'pong'))._).toBe('pong');
    raw.socket.end();
    await once(raw.socket, 'close');
  });
});

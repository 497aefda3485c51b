import { once } from 'node:events';
import { Api } from 'telegram';
import { describe, expect, it, vi } from 'vitest';
import { useSandbox } from './fixture.ts';
import { errorOf, savedSession } from './gramjs-client.ts';
import { newRawClient, rawClient } from './raw-client.ts';

const telegram = useSandbox();
const getState = () => new Api.updates.GetState();

describe('a key that is used over two connections at once', () => {
  it('is dead for both, for good, and that is recorded', async () => {
    const { client, account } = await telegram.newUser();
    const session = savedSession(client);
    const twin = await telegram.connect({ session });
    expect(await errorOf(twin.invoke(getState()))).toBe('ok');
    // gramjs takes its clock from the handshake, to a second: until it has caught up its messages seem older.
    await vi.waitFor(
      async () => expect(await errorOf(client.invoke(getState()))).toBe('AUTH_KEY_DUPLICATED'),
      { timeout: 10_000 },
    );
    expect(await errorOf(twin.invoke(getState()))).toBe('AUTH_KEY_DUPLICATED');

    const { items } = await telegram.control.record('method=connection.duplicated');
    expect(items).toMatchObject([{ accountId: account.userId, outcome: 'AUTH_KEY_DUPLICATED' }]);
    const [noted] = items;
    expect(noted?.connectionId).not.toBe(noted?.otherConnectionId);
    expect(noted?.otherConnectionId).toBeTypeOf('number');

    await client.destroy();
    await twin.destroy();
    await telegram.restart();
    const later = await telegram.connect({ session }).catch((error: unknown) => error);
    expect(String(later)).toMatch(/AUTH_KEY_DUPLICATED/);
  });

  it('is dead also if the older connection only pings', async () => {
    const { raw, first, account } = await twoConnections();
    first.service({ _: 'ping', ping_id: 1n });
    await first.next('pong');
    raw.call({ _: 'updates.getState' });
    expect((await raw.next('rpc_result')).value).toMatchObject({ error_code: 406 });
    expect(await telegram.control.request('GET', `/accounts/${account.userId}`)).toMatchObject({
      sessions: 0,
    });
  });

  it('is dead also if a third connection has come and gone between the two', async () => {
    const { raw: second, first } = await twoConnections();
    const closed = once(second.socket, 'close');
    second.socket.destroy();
    await closed;
    const third = await first.twin();
    third.call({ _: 'updates.getState' });
    expect((await third.next('rpc_result')).value).toMatchObject({ _: 'updates.state' });
    first.service({ _: 'ping', ping_id: 1n });
    await first.next('pong');
    third.call({ _: 'updates.getState' });
    expect((await third.next('rpc_result')).value).toMatchObject({ error_code: 406 });
  });
});

describe('a key is not punished', () => {
  it('that moves to a new connection, while the old one falls silent but stays open', async () => {
    const { raw } = await twoConnections();
    for (let call = 0; call < 3; call++) {
      raw.call({ _: 'updates.getState' });
      expect((await raw.next('rpc_result')).value).toMatchObject({ _: 'updates.state' });
    }
  });

  it('with which nobody is logged in', async () => {
    const client = await telegram.connect();
    const twin = await telegram.connect({ session: savedSession(client) });
    for (const one of [client, twin, client, twin])
      expect(await errorOf(one.invoke(new Api.help.GetNearestDc()))).toBe('ok');
  });

  it('for files, neither at a media data centre nor beside the calls of the same client', async () => {
    const { client } = await telegram.newUser();
    const { main, media } = telegram.sandbox.dataCenters;
    const file = {
      _: 'upload.getFile',
      location: { _: 'inputPeerPhotoFileLocation', peer: { _: 'inputPeerSelf' }, photo_id: 1n },
      offset: 0n,
      limit: 4096,
    };
    for (const port of [media[0]?.port ?? 0, main[0]?.port ?? 0]) {
      const files = await rawClient(port, client);
      await files.settle();
      for (let part = 0; part < 2; part++) {
        files.call(file);
        expect((await files.next('rpc_result')).value).toMatchObject({ error_message: 'LOCATION_INVALID' });
        expect(await errorOf(client.invoke(getState()))).toBe('ok');
      }
    }
  });
});

/** A client that has spoken over a first connection and then over a second, with both open. */
async function twoConnections() {
  const { raw: first, account } = await newRawClient(telegram);
  first.call({ _: 'updates.getState' });
  await first.next('rpc_result');
  const raw = await first.twin();
  raw.call({ _: 'updates.getState' });
  await raw.next('rpc_result');
  return { first, raw, account };
}

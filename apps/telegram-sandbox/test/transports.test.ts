import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Api } from 'telegram';
import { ConnectionTCPAbridged, ConnectionTCPFull, ConnectionTCPObfuscated } from 'telegram/network/index.js';
import { describe, expect, it } from 'vitest';
import { fullTransport } from '../src/transport/full.ts';
import { useSandbox } from './fixture.ts';

const telegram = useSandbox();

describe('a client', () => {
  it.each([
    ['full', ConnectionTCPFull],
    ['abridged', ConnectionTCPAbridged],
    ['obfuscated', ConnectionTCPObfuscated],
  ])('may speak the %s transport', async (_name, connection) => {
    const client = await telegram.connect({ connection });
    expect(await client.invoke(new Api.help.GetNearestDc())).toMatchObject({ thisDc: 1 });
  });

  it('may make many calls at once', async () => {
    const client = await telegram.connect();
    const calls = Array.from({ length: 100 }, () => client.invoke(new Api.help.GetNearestDc()));
    expect(await Promise.all(calls)).toHaveLength(100);
  });

  it('is told that a method is not implemented', async () => {
    const { client } = await telegram.newUser();
    const call = client.invoke(new Api.account.GetThemes({ format: 'x' }));
    await expect(call).rejects.toMatchObject({ errorMessage: 'METHOD_NOT_IMPLEMENTED' });
    const { items } = await telegram.control.record('method=account.getThemes');
    expect(items).toMatchObject([{ outcome: 'METHOD_NOT_IMPLEMENTED' }]);
  });
});

describe('a stranger', () => {
  async function dial(): Promise<Socket> {
    const { dataCenters } = await telegram.control.request<{ dataCenters: { port: number }[] }>(
      'GET',
      '/server',
    );
    const socket = connect(dataCenters[0]?.port ?? 0, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  }

  it('with an auth key nobody knows is told -404', async () => {
    const socket = await dial();
    socket.write(fullTransport().frame(Buffer.alloc(64, 7)));
    const [answer]: Buffer[] = await once(socket, 'data');
    expect(answer?.readInt32LE(8)).toBe(-404);
    socket.destroy();
  });

  it.each([
    ['noise', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(4))],
    ['a packet of two gigabytes', Buffer.from('ffffff7f0000000000000000', 'hex')],
    ['an empty handshake', fullTransport().frame(Buffer.alloc(20))],
    ['a handshake that lies about its length', fullTransport().frame(Buffer.alloc(64, 0xff).fill(0, 0, 8))],
  ])('who sends %s is cut off, and others are served on', async (_what, bytes) => {
    const socket = await dial();
    socket.write(bytes);
    await once(socket, 'close');
    const client = await telegram.connect();
    expect(await client.invoke(new Api.help.GetNearestDc())).toMatchObject({ thisDc: 1 });
  });
});

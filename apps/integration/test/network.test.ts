import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { clock, newId } from '@muster/service-kit';
import { Api } from 'telegram';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { openConnection } from '../src/telegram/connection.ts';
import { ConnectionLost, NotConnected, SessionKeyUnknown } from '../src/telegram/lost.ts';
import { connectAccount, createHarness, createTelegramAccount, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness({ people: 200 });
});
afterAll(() => harness.close());

const app = { apiId: 4, apiHash: 'test-hash' };

describe('in the demo', () => {
  it('the data centres and the key have to be configured', () => {
    const env = harness.environment();
    delete env.TELEGRAM_DATA_CENTERS;
    delete env.TELEGRAM_PUBLIC_KEY_FILE;
    expect(() => loadConfig(env)).toThrow(/TELEGRAM_DATA_CENTERS.*\n.*TELEGRAM_PUBLIC_KEY_FILE/);
    expect(() => loadConfig({ ...env, MUSTER_MODE: 'development' })).not.toThrow();
  });

  it.each([
    // A real data centre of Telegram, in the configuration, and as the client knows it by itself.
    { dataCenters: new Map([[2, { host: '149.154.167.50', port: 443 }]]) },
    { dataCenters: new Map([[2, { host: 'localhost', port: 443 }]]) },
    {},
  ])('nothing outside of this machine is dialled: %o', async network => {
    const opening = openConnection(
      { app, network: { ...network, loopbackOnly: true } },
      AbortSignal.timeout(5_000),
    );
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotConnected);
    expect(error).toMatchObject({ cause: { name: 'DialRefused' } });
  });

  it('the keys of Telegram itself are forgotten', async () => {
    await harness.start({ env: { PORT: '4103' } }).then(integration => integration.stop());
    const { _serverKeys } = await import('telegram/crypto/RSA.js');
    const { fingerprint } = await harness.sandbox.control.server();
    expect(_serverKeys.size).toBe(1);
    expect([..._serverKeys.keys()]).toEqual([fingerprint]);
  });
});

describe('a data centre', () => {
  let silent: Server;
  beforeAll(async () => {
    // What is given up is reset, which is an error at this end.
    silent = createServer(socket => socket.on('error', () => {})).listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  afterAll(() => {
    silent.close();
  });

  it('that takes the connection and never answers is given up', async () => {
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const network = { dataCenters: new Map([[1, { host: '127.0.0.1', port }]]), loopbackOnly: true };
    await expect(openConnection({ app, network }, AbortSignal.timeout(200))).rejects.toBeInstanceOf(
      NotConnected,
    );
  });

  it('that is another one than the phone number’s hands the login over', async () => {
    const integration = await harness.start({ env: { PORT: '4104' } });
    const telegram = await createTelegramAccount(harness.sandbox, { dcId: 2 });
    expect(await connectAccount(harness, integration, newId(), telegram)).toBeTruthy();
    await integration.stop();
  });
});

/** The sandbox's data centres as an installation configures them. */
const sandboxNetwork = () => ({
  dataCenters: new Map(harness.sandbox.dataCenters.map(({ id, host, port }) => [id, { host, port }])),
  loopbackOnly: true,
});

describe('a connection', () => {
  it('sends nothing of a call whose time is over when it is about to leave, and ends', async () => {
    // Trusts the sandbox's key.
    const integration = await harness.start({ env: { PORT: '4105' } });
    const heard = async () =>
      (await harness.sandbox.control.record({ method: 'help.getNearestDc', limit: 1_000 })).items.length;
    const connection = await openConnection({ app, network: sandboxNetwork() }, AbortSignal.timeout(5_000));
    await connection.invoke(new Api.help.GetNearestDc(), clock.monotonic() + 60_000);
    expect(await heard()).toBe(1);
    await expect(
      connection.invoke(new Api.help.GetNearestDc(), clock.monotonic() - 1),
    ).rejects.toBeInstanceOf(ConnectionLost);
    await connection.ended;
    expect(await heard()).toBe(1);
    await integration.stop();
  });
});

describe('a session', () => {
  it('whose key Telegram does not know has ended, although the client would wait for ever', async () => {
    const stored = { dataCenter: 2, address: '', port: 0, authKey: randomBytes(256).toString('base64') };
    const opening = openConnection({ app, network: sandboxNetwork(), stored }, AbortSignal.timeout(5_000));
    await expect(opening).rejects.toBeInstanceOf(SessionKeyUnknown);
  });
});

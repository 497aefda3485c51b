import { createPublicKey } from 'node:crypto';
import { Api, Logger, TelegramClient } from 'telegram';
import { _serverKeys } from 'telegram/crypto/RSA.js';
import { PromisedNetSockets } from 'telegram/extensions/index.js';
import { readBigIntFromBuffer } from 'telegram/Helpers.js';
import { StringSession } from 'telegram/sessions/index.js';
import type { RunningSandbox } from '../src/start.ts';
import type { Account, ControlClient } from './control-client.ts';

/** gramjs always dials port 80 of an address it believes in; this sends it to the sandbox instead. */
function socketTo(running: () => RunningSandbox) {
  return class extends PromisedNetSockets {
    override async connect() {
      const [first] = running().dataCenters;
      const connected = await super.connect(first?.port ?? 0, '127.0.0.1');
      return connected;
    }
  };
}

export async function trustServerKey(control: ControlClient): Promise<void> {
  const { publicKeyPem, fingerprint } = await control.server();
  const { n = '' } = createPublicKey(publicKeyPem).export({ format: 'jwk' });
  const modulus = readBigIntFromBuffer(Buffer.from(n, 'base64url'), false, false);
  _serverKeys.set(fingerprint, { n: modulus, e: 65_537 });
}

/** The published client, unpatched, with everything it does on its own switched off. */
export async function connectClient(running: () => RunningSandbox, session = ''): Promise<TelegramClient> {
  const client = new TelegramClient(new StringSession(session), 1, 'hash', {
    networkSocket: socketTo(running),
    baseLogger: new Logger('none' as never),
    floodSleepThreshold: 0,
    requestRetries: 1,
    connectionRetries: 3,
  });
  client.onError = async () => {};
  await client.connect();
  return client;
}

/** Asks for a code and enters the one that arrived on the phone. */
export async function logIn(client: TelegramClient, account: Account, control: ControlClient) {
  const sent = await client.invoke(
    new Api.auth.SendCode({
      phoneNumber: account.phone,
      apiId: 1,
      apiHash: 'hash',
      settings: new Api.CodeSettings({}),
    }),
  );
  if (!(sent instanceof Api.auth.SentCode)) throw new Error('no code was sent');
  return client.invoke(
    new Api.auth.SignIn({
      phoneNumber: account.phone,
      phoneCodeHash: sent.phoneCodeHash,
      phoneCode: await control.newestCode(account.userId),
    }),
  );
}

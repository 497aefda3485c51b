import { createPublicKey } from 'node:crypto';
import { Api, Logger, TelegramClient } from 'telegram';
import { _serverKeys } from 'telegram/crypto/RSA.js';
import { FloodWaitError, RPCError } from 'telegram/errors/index.js';
import { LogLevel } from 'telegram/extensions/Logger.js';
import { readBigIntFromBuffer } from 'telegram/Helpers.js';
import { ConnectionTCPFull } from 'telegram/network/index.js';
import { StringSession } from 'telegram/sessions/index.js';
import type { RunningSandbox } from '../src/start.ts';
import type { Account, ControlClient } from './control-client.ts';

type Connection = NonNullable<ConstructorParameters<typeof TelegramClient>[3]['connection']>;
export type ClientOptions = {
  session?: string;
  connection?: Connection;
  /** The data centre to begin at, for a client without a session. */
  dcId?: number;
  /** How often a call is tried; moving to another data centre takes one try more. */
  retries?: number;
};

/**
 * gramjs knows the numbers of data centres well, but dials ports of its own choice: 80 at home, 443 for files. This
 * sends each connection to the data centre it is meant for.
 */
function connectionTo(running: () => Pick<RunningSandbox, 'dataCenters'>, connection: Connection) {
  return class extends connection {
    constructor(params: ConstructorParameters<Connection>[0]) {
      const meant = running().dataCenters.find(({ id }) => id === params.dcId);
      super(meant ? { ...params, ip: meant.host, port: meant.port } : params);
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
export async function connectClient(
  running: () => Pick<RunningSandbox, 'dataCenters'>,
  { session = '', connection = ConnectionTCPFull, dcId = 1, retries = 1 }: ClientOptions = {},
): Promise<TelegramClient> {
  const stored = new StringSession(session);
  if (session === '') stored.setDC(dcId, '127.0.0.1', 80);
  const client = new TelegramClient(stored, 1, 'hash', {
    connection: connectionTo(running, connection),
    baseLogger: new Logger(LogLevel.NONE),
    floodSleepThreshold: 0,
    requestRetries: retries,
    connectionRetries: 3,
  });
  client.onError = async () => {};
  await client.connect();
  return client;
}

/** What a client keeps to come back as who it is. */
export function savedSession({ session }: TelegramClient): string {
  if (!(session instanceof StringSession)) throw new Error('the session cannot be saved');
  return session.save();
}

/** Asks for a code; returns what the client needs to enter it. */
export async function requestCode(client: TelegramClient, phoneNumber: string): Promise<string> {
  const settings = new Api.CodeSettings({});
  const sent = await client.invoke(
    new Api.auth.SendCode({ phoneNumber, apiId: 1, apiHash: 'hash', settings }),
  );
  if (!(sent instanceof Api.auth.SentCode)) throw new Error('no code was sent');
  return sent.phoneCodeHash;
}

/** Asks for a code and enters the one that arrived on the phone. */
export async function logIn(
  client: TelegramClient,
  account: Pick<Account, 'userId' | 'phone' | 'username'>,
  control: ControlClient,
) {
  const phoneCodeHash = await requestCode(client, account.phone);
  const phoneCode = await control.newestCode(account.userId);
  return client.invoke(new Api.auth.SignIn({ phoneNumber: account.phone, phoneCodeHash, phoneCode }));
}

/** The public supergroup or channel with this username, as the client sees it. */
export async function resolveChannel(client: TelegramClient, username: string): Promise<Api.Channel> {
  const { chats } = await client.invoke(new Api.contacts.ResolveUsername({ username }));
  const [channel] = chats;
  if (!(channel instanceof Api.Channel)) throw new Error(`@${username} is no channel`);
  return channel;
}

/** The name of the error a call is refused with; `ok` if it is not. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof FloodWaitError) return `FLOOD_WAIT_${error.seconds}`;
    if (error instanceof RPCError) return error.errorMessage;
    throw error;
  }
}

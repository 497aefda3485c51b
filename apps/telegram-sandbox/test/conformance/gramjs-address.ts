import { createPublicKey } from 'node:crypto';
import { Logger, TelegramClient } from 'telegram';
import { _serverKeys } from 'telegram/crypto/RSA.js';
import { LogLevel } from 'telegram/extensions/Logger.js';
import { readBigIntFromBuffer } from 'telegram/Helpers.js';
import { ConnectionTCPFull } from 'telegram/network/index.js';
import { StringSession } from 'telegram/sessions/index.js';
import type { ServerAddress } from './published-client.ts';

/** gramjs dials port 80 of an address it believes in; this dials the data centre it means. */
const connectionTo = ({ dataCenters }: Pick<ServerAddress, 'dataCenters'>) =>
  class extends ConnectionTCPFull {
    constructor(options: ConstructorParameters<typeof ConnectionTCPFull>[0]) {
      const dataCenter = dataCenters.find(({ id }) => id === options.dcId) ?? dataCenters[0];
      super({ ...options, ip: dataCenter?.host ?? '', port: dataCenter?.port ?? 0 });
    }
  };

/** gramjs keeps Telegram's keys in a map that can be added to. */
function trustKey({ publicKeyPem, fingerprint }: ServerAddress): void {
  const { n = '' } = createPublicKey(publicKeyPem).export({ format: 'jwk' });
  const modulus = readBigIntFromBuffer(Buffer.from(n, 'base64url'), false, false);
  _serverKeys.set(fingerprint, { n: modulus, e: 65_537 });
}

/** gramjs as it is published, silent, and with nobody logged in unless the session says who. */
export async function openGramjs(
  server: ServerAddress,
  session: string,
  options: { readonly floodSleepThreshold?: number } = {},
): Promise<{ client: TelegramClient; stored: StringSession }> {
  trustKey(server);
  const stored = new StringSession(session);
  const [first] = server.dataCenters;
  // The session has room for ports up to 32,767 only; the connection knows the right one.
  if (session === '' && first) stored.setDC(first.id, first.host, 80);
  const client = new TelegramClient(stored, 1, 'hash', {
    connection: connectionTo(server),
    baseLogger: new Logger(LogLevel.NONE),
    ...options,
  });
  client.onError = async () => {};
  await client.connect();
  return { client, stored };
}

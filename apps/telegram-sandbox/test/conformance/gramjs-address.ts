import { createPublicKey } from 'node:crypto';
import { _serverKeys } from 'telegram/crypto/RSA.js';
import { readBigIntFromBuffer } from 'telegram/Helpers.js';
import { ConnectionTCPFull } from 'telegram/network/index.js';
import type { ServerAddress } from './published-client.ts';

/** gramjs dials port 80 of an address it believes in; this dials the data centre it means. */
export const connectionTo = ({ dataCenters }: Pick<ServerAddress, 'dataCenters'>) =>
  class extends ConnectionTCPFull {
    constructor(options: ConstructorParameters<typeof ConnectionTCPFull>[0]) {
      const dataCenter = dataCenters.find(({ id }) => id === options.dcId) ?? dataCenters[0];
      super({ ...options, ip: dataCenter?.host ?? '', port: dataCenter?.port ?? 0 });
    }
  };

/** gramjs keeps Telegram's keys in a map that can be added to. */
export function trustKey({ publicKeyPem, fingerprint }: ServerAddress): void {
  const { n = '' } = createPublicKey(publicKeyPem).export({ format: 'jwk' });
  const modulus = readBigIntFromBuffer(Buffer.from(n, 'base64url'), false, false);
  _serverKeys.set(fingerprint, { n: modulus, e: 65_537 });
}

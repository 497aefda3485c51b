import { power, publicValue, randomExponent } from '../../src/crypto/diffie-hellman.ts';
import { generateServerKeyPem, serverKey } from '../../src/crypto/rsa.ts';

/** CPU milliseconds of what no key exchange is without: one RSA decryption, two powers modulo 2,048 bits. */
export function handshakeArithmeticMs(runs: number): number {
  const key = serverKey(generateServerKeyPem());
  const base = publicValue(randomExponent());
  const encrypted = Buffer.alloc(256, 1);
  const begin = process.cpuUsage();
  for (let run = 0; run < runs; run++) {
    const exponent = randomExponent();
    key.decrypt(encrypted);
    publicValue(exponent);
    power(base, exponent);
  }
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000 / runs;
}
